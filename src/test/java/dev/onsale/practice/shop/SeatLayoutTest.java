package dev.onsale.practice.shop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onsale.practice.protocol.Seating;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SeatLayoutTest {
    private final SeatLayout arena = new SeatLayout(1_500);

    @Test
    void theFirstAndTheLastSeat() {
        assertThat(arena.label(0)).isEqualTo("A-1-1");
        assertThat(arena.label(1_499)).isEqualTo("F-10-25");
        assertThat(new SeatLayout(10_000).label(26 * 250)).isEqualTo("AA-1-1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"G-1-1", "A-11-1", "A-1-26", "A-0-1", "a-1-1", "A-1", "", "ZZZZ-1-1"})
    void seatsThatAreNotThere(String label) {
        assertThat(arena.ordinal(label)).isEmpty();
    }

    @Property
    void everySeatHasItsLabelAndEveryLabelItsSeat(
            @ForAll @IntRange(min = 1, max = 100_000) int seats, @ForAll @IntRange(max = 99_999) int draw) {
        SeatLayout layout = new SeatLayout(seats);
        int ordinal = draw % seats;
        assertThat(layout.ordinal(layout.label(ordinal))).hasValue(ordinal);
    }

    @Test
    void theMapShowsWhatIsFreeAndLeavesOutWhatIsNot() {
        BitSet taken = new BitSet();
        taken.set(0, 250);
        taken.set(251);
        assertThat(new SeatLayout(255).free(taken))
                .containsExactly(new SeatLayout.Block("B", List.of(new SeatLayout.Row(1, List.of(1, 3, 4, 5)))));
    }

    @Property
    void aPartySitsTogetherWhereItCanAndNeverOnTakenSeats(
            @ForAll @IntRange(min = 1, max = 8) int party, @ForAll long seed, @ForAll @IntRange(max = 200) int busy) {
        SeatLayout layout = new SeatLayout(200);
        Random random = new Random(seed);
        BitSet taken = new BitSet();
        random.ints(busy, 0, 200).forEach(taken::set);
        List<Integer> chosen = new BestSeats(layout).choose(party, taken, random);
        if (200 - taken.cardinality() < party) {
            assertThat(chosen).isEmpty();
        } else {
            assertThat(chosen).hasSize(party).doesNotHaveDuplicates().noneMatch(taken::get);
            assertThat(chosen).allMatch(ordinal -> ordinal < 200);
        }
    }

    @Property
    void ticketTypesSplitTheHouseAndPricesFall(
            @ForAll @IntRange(min = 1, max = 2_000) int seats, @ForAll @IntRange(min = 1, max = 100) int types) {
        Catalogue catalogue = Catalogue.of("arena", seats, Math.min(seats, types), Seating.NUMBERED);
        assertThat(catalogue.types().stream()
                        .mapToInt(Catalogue.TicketType::seats)
                        .sum())
                .isEqualTo(seats);
        for (Catalogue.TicketType type : catalogue.types()) {
            long seatsOfType = java.util.stream.IntStream.range(0, seats)
                    .filter(ordinal -> catalogue.typeOf(ordinal).equals(type))
                    .count();
            assertThat(seatsOfType).isEqualTo(type.seats());
        }
        assertThat(catalogue.types())
                .isSortedAccordingTo((left, right) -> Integer.compare(right.priceCents(), left.priceCents()));
    }
}
