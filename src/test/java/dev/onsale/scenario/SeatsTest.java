package dev.onsale.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class SeatsTest {

    /** Two rows of nine in the shape of the practice box office; seat 5 is in the middle. */
    private static final List<FreeRow> HOUSE =
            house(List.of(1, 2, 3, 4, 5, 6, 7, 8, 9), List.of(1, 2, 3, 4, 5, 6, 7, 8, 9));

    @Test
    void theBestSeatsAreInFrontAndInTheMiddle() {
        assertThat(chosen(Seats.bestAvailable(), HOUSE, 1, 0)).containsExactly("A-1-5");
        assertThat(chosen(Seats.bestAvailable(), HOUSE, 3, 0)).containsExactly("A-1-4", "A-1-5", "A-1-6");
    }

    @Test
    void theMiddleOfTheSecondRowBeatsTheEndOfTheFirstButNotForThoseWhoWantToBeNear() {
        List<FreeRow> house = house(List.of(1, 9), List.of(4, 5, 6));
        assertThat(chosen(Seats.bestAvailable(), house, 1, 0)).containsExactly("A-2-5");
        assertThat(chosen(Seats.nearTheStage(), house, 1, 0)).containsExactly("A-1-1");
    }

    @Test
    void seatsWithAGapBetweenThemAreNotTogether() {
        List<FreeRow> house = house(List.of(1, 3, 5, 7), List.of(2, 4));
        assertThat(Seats.together().choose(house, 2, Set.of(), 0).found()).isEqualTo(Seats.Found.NONE_TOGETHER);
        assertThat(Seats.together().orApart().choose(house, 2, Set.of(), 0).names())
                .hasSize(2);
        assertThat(Seats.bestAvailable()
                        .orNotAtAll()
                        .choose(house, 2, Set.of(), 0)
                        .found())
                .isEqualTo(Seats.Found.NONE_TOGETHER);
    }

    @Test
    void aPartyThatSplitsKeepsAsManyTogetherAsFit() {
        List<FreeRow> house = house(List.of(1, 4, 5, 6, 9), List.of(2, 8));
        assertThat(chosen(Seats.bestAvailable(), house, 4, 0)).hasSize(4).contains("A-1-4", "A-1-5", "A-1-6");
    }

    @Test
    void tooFewAreTooFewHoweverTheySit() {
        assertThat(Seats.anywhere()
                        .choose(house(List.of(1, 2), List.of()), 3, Set.of(), 0)
                        .found())
                .isEqualTo(Seats.Found.TOO_FEW);
    }

    @Test
    void lostSeatsAreAvoidedUnlessThereAreNoOthers() {
        assertThat(Seats.bestAvailable().choose(HOUSE, 1, Set.of("A-1-5"), 0).names())
                .doesNotContain("A-1-5");
        assertThat(Seats.bestAvailable()
                        .choose(house(List.of(5), List.of()), 1, Set.of("A-1-5"), 0)
                        .names())
                .containsExactly("A-1-5");
    }

    @Test
    void contentionConcentratesOnFewSeats() {
        Set<String> wanted = new HashSet<>();
        for (int visitor = 0; visitor < 1_000; visitor++) {
            wanted.addAll(chosen(Seats.bestAvailable(), HOUSE, 1, visitor / 1_000.0));
        }
        assertThat(wanted).hasSizeBetween(2, 8).contains("A-1-5");
        Set<String> anywhere = new HashSet<>();
        for (int visitor = 0; visitor < 1_000; visitor++) {
            anywhere.addAll(chosen(Seats.anywhere(), HOUSE, 1, visitor / 1_000.0));
        }
        assertThat(anywhere).hasSize(18);
    }

    @Property(tries = 300)
    void whoeverFindsSeatsGetsAsManyFreeOnesAsTheyAre(
            @ForAll @Size(max = 20) Set<@IntRange(min = 1, max = 25) Integer> front,
            @ForAll @Size(max = 20) Set<@IntRange(min = 1, max = 25) Integer> back,
            @ForAll @IntRange(min = 1, max = 6) int party,
            @ForAll @DoubleRange(max = 1, maxIncluded = false) double chance) {
        List<FreeRow> house =
                house(front.stream().sorted().toList(), back.stream().sorted().toList());
        Set<String> free = new HashSet<>();
        house.forEach(row -> row.seats().forEach(seat -> free.add(seat.name())));
        for (Seats wish : List.of(Seats.bestAvailable(), Seats.together(), Seats.nearTheStage(), Seats.anywhere())) {
            Seats.Choice choice = wish.choose(house, party, Set.of(), chance);
            if (choice.found() == Seats.Found.SEATS) {
                assertThat(choice.names())
                        .hasSize(party)
                        .doesNotHaveDuplicates()
                        .isSubsetOf(free);
            } else {
                assertThat(choice.names()).isEmpty();
            }
            assertThat(choice.found() == Seats.Found.TOO_FEW).isEqualTo(free.size() < party);
        }
    }

    @Test
    void aMapOfSeatsWithAStateIsReadByItsMapping() {
        SeatMap mapping =
                SeatMap.rows("$.rows[*]", "seats").where("state", "open").named("{id}");
        List<FreeRow> rows = mapping.read(List.of(
                Map.of(
                        "seats",
                        List.of(seat("K-1", "open"), seat("K-2", "sold"), seat("K-3", "open"), seat("K-4", "open"))),
                Map.of("seats", List.of(seat("L-1", "sold")))));
        assertThat(rows).hasSize(1);
        assertThat(chosen(Seats.together(), rows, 2, 0)).containsExactly("K-3", "K-4");
    }

    @Test
    void namesAreWrittenAsAJsonArray() {
        assertThat(Seats.json(List.of("A-1-5", "Box \"R\" \\ 1"))).isEqualTo("[\"A-1-5\",\"Box \\\"R\\\" \\\\ 1\"]");
        assertThat(Seats.json(List.of())).isEqualTo("[]");
    }

    private static Map<String, Object> seat(String id, String state) {
        return Map.of("id", id, "state", state);
    }

    private static List<String> chosen(Seats wish, List<FreeRow> house, int party, double chance) {
        return wish.choose(house, party, Set.of(), chance).names();
    }

    private static List<FreeRow> house(List<Integer> front, List<Integer> back) {
        List<Object> rows = new ArrayList<>();
        rows.add(Map.of("row", 1, "free", front));
        rows.add(Map.of("row", 2, "free", back));
        return SeatMap.PRACTICE.read(List.of(Map.of("block", "A", "rows", rows)));
    }
}
