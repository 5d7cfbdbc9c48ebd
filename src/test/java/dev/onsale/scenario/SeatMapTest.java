package dev.onsale.scenario;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is a full house, and what is no seat map at all. */
class SeatMapTest {

    private static final Map<String, Object> BODY = Map.of(
            "event", Map.of("areas", List.of(Map.of("sectors", List.of(), "name", "north"))), "blocks", List.of());

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "$.seats[*]             | $ holds an object with the keys blocks, event",
                "$.event.blocks[*]      | $.event holds an object with the keys areas",
                "$['event'].blocks[*]   | $['event'] holds an object with the keys areas",
                "$.event.areas[*].rows  | $.event.areas[*] holds an object with the keys name, sectors",
                "$.event.areas[3]       | $.event.areas holds a list of 1",
                "$.event.areas[0].name[*] | $.event.areas[0].name holds a text",
                "$..blocks[*]           | $ holds an object with the keys blocks, event",
                "$.event.areas[?(@.name == 'south')].rows[*] | $.event.areas[?(@.name == 'south')] holds an object with the keys name, sectors",
            })
    void aWrongPathIsNamedWithWhatTheBodyHeldWhereItEnded(String path, String held) {
        assertThat(MapPath.whyNothing(path, BODY)).isEqualTo("the seat map's path " + path + " finds nothing: " + held);
    }

    @ParameterizedTest
    @CsvSource({"$.blocks[*]", "$.event.areas[*].sectors[*]", "$.event.areas[?(@.name == 'south')]"})
    void aListWithoutElementsAndAFilterThatLetsNoneThroughAreNoMistake(String path) {
        assertThat(MapPath.whyNothing(path, BODY)).isNull();
    }

    @Test
    void noMoreIsToldOfABodyThanItsFirstKeys() {
        Map<String, Object> body = Map.of("k".repeat(60), "a secret");
        assertThat(MapPath.whyNothing("$.rows[*]", body)).endsWith("the keys " + "k".repeat(40) + "…");
        Map<String, Integer> many =
                IntStream.range(10, 40).boxed().collect(toMap(number -> "k" + number, number -> number));
        assertThat(MapPath.whyNothing("$.rows[*]", many)).endsWith("k20, k21, …");
        assertThat(MapPath.whyNothing("$.rows[*]", null)).endsWith("$ holds nothing");
    }

    @Test
    void blocksWithoutTheirRowsAreAMistakeAndAFullHouseIsNone() {
        assertThat(SeatMap.PRACTICE.mistakeIn(List.of(Map.of("block", "A", "lines", List.of()))))
                .isEqualTo(
                        "no block at $.blocks[*] has a list 'rows': the first is an object with the keys block, lines");
        assertThat(SeatMap.PRACTICE.mistakeIn(List.of(Map.of("block", "A", "rows", List.of()))))
                .isNull();
        assertThat(SeatMap.PRACTICE.mistakeIn(List.of(Map.of("rows", List.of(Map.of("row", 1, "free", List.of()))))))
                .isNull();
    }

    @Test
    void rowsWithoutTheirSeatsAreAMistake() {
        assertThat(SeatMap.PRACTICE.mistakeIn(List.of(Map.of("rows", List.of(Map.of("row", 1, "open", List.of()))))))
                .isEqualTo("no row at $.blocks[*].rows[*] has a list 'free': the first is an object with the keys "
                        + "open, row");
        assertThat(SeatMap.rows("$.rows", "seats").mistakeIn(List.of(List.of(Map.of(), Map.of()))))
                .isEqualTo("no row at $.rows has a list 'seats': the first is a list of 2");
    }

    @Test
    void seatsWithoutTheirStateAreAMistakeAndSeatsOfAnotherStateAreSold() {
        SeatMap mapping = SeatMap.rows("$.rows[*]", "seats").where("state", "open");
        assertThat(mapping.mistakeIn(List.of(Map.of("seats", List.of(Map.of("id", "K-1", "status", "open"))))))
                .isEqualTo(
                        "no seat at $.rows[*].seats[*] has 'state': the first is an object with the keys id, status");
        assertThat(mapping.mistakeIn(List.of(Map.of("seats", List.of(Map.of("id", "K-1", "state", "sold"))))))
                .isNull();
    }
}
