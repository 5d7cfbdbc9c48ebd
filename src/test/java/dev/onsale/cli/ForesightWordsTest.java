package dev.onsale.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onsale.judge.Foresight.Seen;
import dev.onsale.plan.GateSettings;
import dev.onsale.record.Run;
import dev.onsale.record.Runs;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ForesightWordsTest {

    private static final GateSettings GATE = new GateSettings(0.05, Duration.ofMillis(2), 1, 3, 8, List.of(50.0, 95.0));
    private static final Map<String, Double> REQUESTS = Map.of("browse", 2_000.0);

    private static List<Run> recordedOn(int... days) {
        List<Run> runs = new ArrayList<>();
        for (int i = 0; i < days.length; i++) {
            int ms = List.of(40, 44, 37).get(i);
            runs.add(Runs.named("base" + i)
                    .gate(GATE)
                    .madeAt(Duration.ofDays(days[i]).toMillis() + i)
                    .step("browse", 2_000, n -> ms + n % 40)
                    .build());
        }
        return runs;
    }

    @Test
    void withoutABaselineBuildThreeDatesForeseeWhatIsRed() {
        assertThat(ForesightWords.told(recordedOn(1, 2, 3), REQUESTS, GATE, false))
                .satisfiesExactly(
                        alone -> assertThat(alone)
                                .matches("smallest regression that is red in 8 nights of 10 without a baseline build,"
                                        + " with baseline runs of 3 dates: browse times \\+\\d+ %"),
                        paired -> assertThat(paired)
                                .matches(
                                        "smallest regression detected in 8 nights of 10, with 3 baseline runs and up to"
                                                + " 8 pairs \\(--baseline-target URL\\): browse times \\+\\d+ %"));
    }

    @Test
    void beforeThreeDatesOnlyLargeFindingsAreRedAndWhatToDoIsTold() {
        String large = "without a baseline build only large findings can be red (times 3× as long, shares worse by 20"
                + " points, whatever vanished) until there are baseline runs of ";
        assertThat(ForesightWords.told(recordedOn(1, 1, 1), REQUESTS, GATE, false)
                        .get(0))
                .isEqualTo(large + "2 more dates: onsale gate PLAN --learn on each, or name a baseline build with"
                        + " --baseline-target URL");
        assertThat(ForesightWords.told(recordedOn(1, 1, 2), REQUESTS, GATE, false)
                        .get(0))
                .startsWith(large + "1 more date: onsale gate PLAN --learn on each");
        assertThat(ForesightWords.told(List.of(), REQUESTS, GATE, false).get(0))
                .startsWith(large + "3 dates: onsale gate PLAN --learn on each")
                .containsPattern("; from then on nothing below \\+\\d+ %$");
    }

    @Test
    void aPlanWithABaselineBuildForeseesPairsOnly() {
        assertThat(ForesightWords.told(recordedOn(1, 1, 1), REQUESTS, GATE, true))
                .singleElement()
                .satisfies(line -> assertThat(line)
                        .startsWith("smallest regression detected in 8 nights of 10, with 3 baseline runs and up to 8"
                                + " pairs: browse times +"));
        assertThat(ForesightWords.told(List.of(), REQUESTS, GATE, true))
                .noneMatch(line -> line.contains("baseline build"));
    }

    @Test
    void whatIsSeenIsToldWithItsUnit() {
        assertThat(Stream.of(new Seen("browse times", 0.18, false, true), new Seen("pay errors", 0.012, true, true))
                        .map(ForesightWords::told))
                .containsExactly("browse times +18 %", "pay errors +1.2 points");
    }
}
