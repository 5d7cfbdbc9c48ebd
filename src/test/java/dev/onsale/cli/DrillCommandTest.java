package dev.onsale.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onsale.drill.Incident;
import dev.onsale.record.Drills;
import dev.onsale.record.files.DrillLog;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DrillCommandTest {
    private final CapturedConsole captured = new CapturedConsole();

    @TempDir
    private Path reports = Path.of("");

    @Test
    void listsTheIncidentsWithTheirStories() {
        assertThat(captured.run("drill")).isZero();
        for (Incident incident : Incident.values()) {
            assertThat(captured.verdicts()).contains(incident.label()).contains(incident.when());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "tito-2017-slowquery                 | no such incident: 'tito-2017-slowquery' | did you mean 'tito-2017-slow-query'?",
                "tito-2017-slow-query --strength 0   | the strength of tito-2017-slow-query is '0.0' | use a number above 0 and at most 10",
                "tito-2017-slow-query --strength 1,x | the strength of tito-2017-slow-query is 'x'   | use a number above 0 and at most 10",
                "tito-2017-slow-query --strength 11  | is '11.0'                                     | at most 10",
                "--all tito-2017-slow-query          | --all and tito-2017-slow-query cannot be combined | omit one of them",
                "tito-2017-slow-query --plan no.yaml | no such plan: no.yaml                         | ",
                "--recorded                          | this drill is not recorded              | rehearse one first",
            })
    void refuses(String arguments, String what, String hint) {
        String[] words = ("drill " + arguments + " --reports " + reports).split(" +");
        assertThat(captured.run(words)).isEqualTo(64);
        assertThat(captured.progress()).contains("onsale: ").contains(what).contains(hint == null ? "hint: " : hint);
        assertThat(captured.verdicts()).isEmpty();
    }

    @Test
    void showsWhatIsRecordedAndExitsByIt() {
        new DrillLog(reports).add(Drills.explainedBy("hot-row"));
        assertThat(captured.run("drill", "--recorded", "--reports", reports.toString()))
                .isZero();
        assertThat(captured.verdicts()).contains("aventri-2018-stats").contains("Explained first by");

        new DrillLog(reports).add(Drills.explainedBy("slow-query"));
        assertThat(captured.run("drill", "--recorded", "--reports", reports.toString()))
                .isEqualTo(1);
    }

    @Test
    void whatWasNotJudgedIsNotPassed() {
        new DrillLog(reports).add(Drills.of(null, null, "stopped by the user"));
        assertThat(captured.run("drill", "--recorded", "--reports", reports.toString()))
                .isEqualTo(2);
    }
}
