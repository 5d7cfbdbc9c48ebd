package dev.onsale.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onsale.plan.Outcome;
import dev.onsale.record.Runs;
import dev.onsale.record.WrittenRuns;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people are told of runs that are worse by so much that no chance explains it: stored runs, no baseline build. */
class LargeFindingsTest {
    private final CapturedConsole captured = new CapturedConsole();

    @TempDir
    private Path folder = Path.of("");

    private int compare(IntFunction<Runs> baseline, Runs candidate) {
        List<String> arguments = new ArrayList<>(List.of("compare", written(candidate)));
        for (int i = 0; i < 3; i++) {
            arguments.add(written(baseline.apply(i)));
        }
        return captured.run(arguments.toArray(String[]::new));
    }

    private String written(Runs run) {
        return WrittenRuns.write(folder, run.build()).toString();
    }

    private static Runs clean(String id) {
        return Runs.named(id)
                .step("event", 102, n -> 20 + n % 9)
                .step("order", 60, n -> 30 + n % 9)
                .journeys("fan", Map.of(Outcome.BOUGHT, 40L, Outcome.ABANDONED, 60L));
    }

    @Test
    void aNodeGoneBehindRoundRobinFails() {
        int status = compare(
                i -> clean("base" + i),
                Runs.named("candidate")
                        .step("event", 51, n -> 20 + n % 9, 51)
                        .step("order", 30, n -> 30 + n % 9)
                        .journeys("fan", Map.of(Outcome.BOUGHT, 20L, Outcome.ERROR, 50L, Outcome.ABANDONED, 30L)));

        assertThat(status).isEqualTo(1);
        assertThat(captured.verdicts())
                .startsWith("FAIL")
                .containsPattern("event errors \\+50 points .*too large for chance")
                .containsPattern("Look at event first:\\s+its\\s+requests\\s+fail");
    }

    @Test
    void aShopThatRefusesEverybodyFailsByWhatNobodyCanDoAnyMore() {
        int status = compare(
                i -> clean("base" + i),
                Runs.named("candidate")
                        .step("event", 102, n -> 20 + n % 9)
                        .journeys("fan", Map.of(Outcome.REFUSED, 100L)));

        assertThat(status).isEqualTo(1);
        assertThat(captured.verdicts())
                .startsWith("FAIL")
                .contains("order vanished: 60 samples a baseline run, none now")
                .containsPattern("fan bought -40 points|fan bought −40 points")
                .containsPattern("Look at order first:\\s+nobody\\s+reached\\s+it");
    }

    @Test
    void aPageOfSixSecondsFailsAndIsNamed() {
        int status = compare(
                i -> clean("base" + i).step("page", 12, n -> 59 + n % 5),
                clean("candidate").step("page", 12, n -> 6_200 + n % 50));

        assertThat(status).isEqualTo(1);
        assertThat(captured.verdicts())
                .startsWith("FAIL")
                .containsPattern("page p50 \\d+× slower .*too large for chance")
                .containsPattern("Look at page first:\\s+it\\s+grew\\s+most");
    }

    @Test
    void twoBaselineRunsAreNothingToCompareWith() {
        String candidate = written(Runs.named("candidate").step("event", 102, n -> 6_200));
        int status = captured.run("compare", candidate, written(clean("base0")), written(clean("base1")));

        assertThat(captured.verdicts()).contains("nothing was compared");
        assertThat(status).isZero();
    }
}
