package dev.onsale.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onsale.record.Runs;
import dev.onsale.record.WrittenRuns;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people are told where there is little to compare: {@code onsale compare} of stored runs. */
class PoorComparisonsTest {
    private final CapturedConsole captured = new CapturedConsole();

    @TempDir
    private Path folder = Path.of("");

    private int compare(Runs candidate, List<Runs> baselines, String... options) {
        List<String> arguments = new ArrayList<>(List.of("compare"));
        arguments.addAll(List.of(options));
        arguments.add(written(candidate));
        baselines.forEach(run -> arguments.add(written(run)));
        return captured.run(arguments.toArray(String[]::new));
    }

    private String written(Runs run) {
        return WrittenRuns.write(folder, run.build()).toString();
    }

    private static Runs browsing(String id, long ms) {
        return Runs.named(id).step("browse", 1000, n -> ms + n % 5);
    }

    private static List<Runs> baselines(long... ms) {
        List<Runs> runs = new ArrayList<>();
        for (int i = 0; i < ms.length; i++) {
            runs.add(browsing("base" + i, ms[i]));
        }
        return runs;
    }

    @Test
    void oneStepAloneIsJudgedAsMeasured() {
        assertThat(compare(browsing("same", 41), baselines(40, 42, 41))).isZero();
        assertThat(captured.verdicts()).startsWith("PASS").doesNotContain("all steps");
    }

    @Test
    void oneStepAloneThatIsSlowerWaitsForFreshRuns() {
        assertThat(compare(browsing("slower", 70), baselines(40, 42, 41))).isZero();
        assertThat(captured.verdicts()).startsWith("INCONCLUSIVE").contains("not confirmed yet");
    }

    @Test
    void oneStepAloneThatIsFarTooSlowFails() {
        assertThat(compare(browsing("slow", 400), baselines(40, 42, 41))).isEqualTo(1);
        assertThat(captured.verdicts()).startsWith("FAIL").contains("browse");
    }

    @Test
    void oneBaselineRunIsNothingToCompareWith() {
        assertThat(compare(browsing("slow", 400), baselines(40))).isZero();
        assertThat(captured.verdicts()).startsWith("PASS").contains("nothing was compared: 1 comparable baseline run");
    }

    @Test
    void oneBaselineRunIsNotJudgedIfStrict() {
        assertThat(compare(browsing("slow", 400), baselines(40), "--strict")).isEqualTo(2);
    }

    @Test
    void baselinesThatAreAllUnlikeEachOtherLeaveEverythingOpen() {
        assertThat(compare(browsing("same", 80), baselines(20, 80, 320, 1280))).isZero();
        assertThat(captured.verdicts())
                .startsWith("INCONCLUSIVE")
                .contains("What to do")
                .doesNotContain("baseline drop");
    }

    @Test
    void aStepThatAppearsIsNamedAndLeftOpen() {
        assertThat(compare(browsing("more", 41).step("status", 50, n -> 20), baselines(40, 42, 41)))
                .isZero();
        assertThat(captured.verdicts())
                .startsWith("INCONCLUSIVE")
                .contains("status")
                .contains("appeared");
    }

    @Test
    void aStepThatVanishesFails() {
        List<Runs> both = baselines(40, 42, 41);
        both.forEach(run -> run.step("pay", 200, n -> 20 + n % 5));

        assertThat(compare(browsing("less", 41), both)).isEqualTo(1);
        assertThat(captured.verdicts())
                .startsWith("FAIL")
                .contains("pay vanished: 200 samples a baseline run, none now");
    }

    @Test
    void runsThatDoNotDifferAtAllPassWithFiniteFigures() {
        assertThat(compare(browsing("same", 40), baselines(40, 40, 40))).isZero();
        assertThat(captured.verdicts())
                .startsWith("PASS")
                .doesNotContain("NaN")
                .doesNotContain("∞")
                .doesNotContain("Infinity");
    }

    @Test
    void aMillisecondIsNoRegressionHoweverAlikeTheBaselinesAre() {
        assertThat(compare(browsing("slightly", 41), baselines(40, 40, 40))).isZero();
        assertThat(captured.verdicts()).startsWith("PASS");
    }
}
