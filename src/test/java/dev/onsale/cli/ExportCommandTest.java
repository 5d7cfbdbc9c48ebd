package dev.onsale.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onsale.export.OtlpReceiver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExportCommandTest {
    private static final String FORMATS = "src/test/resources/formats/";
    private static final String RUN = FORMATS + "1";

    private final CapturedConsole captured = new CapturedConsole();

    @TempDir
    private Path folder = Path.of("");

    @ParameterizedTest
    @CsvSource({
        "openmetrics, # HELP target",
        "csv, 'time,second,phase,step'",
        "otlp, '{\"resourceMetrics\":['",
        "hlog, #[Values are ms"
    })
    void runsOfOlderFormatsGoToStandardOutput(String format, String begins) {
        for (String run : new String[] {RUN, FORMATS + "baseline-2/20240711-100000-arena-0f1e.json"}) {
            CapturedConsole fresh = new CapturedConsole();
            assertThat(fresh.run("export", run, "--format", format)).isZero();
            assertThat(fresh.verdicts()).startsWith(begins);
            assertThat(fresh.progress()).isEmpty();
        }
    }

    @Test
    void toAFileAsAWhole() throws IOException {
        Path file = Files.writeString(folder.resolve("run.om"), "earlier");

        assertThat(captured.run("export", RUN, "--format", "openmetrics", "--out", file.toString()))
                .isZero();

        assertThat(file).content().endsWith("# EOF\n");
        assertThat(captured.verdicts()).isEmpty();
        assertThat(captured.progress()).contains("onsale: wrote " + file);
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "export nowhere --format csv                | nowhere: no such run        | name a run's directory",
                "export FORMATS/sweep-1 --format csv        | a sweep has no responses    | name one of its runs",
                "export FORMATS/1 --format xlsx             | expected one of | onsale export --help",
                "export FORMATS/1 --otlp http://10.1.2.3:4318 | 10.1.2.3 is neither this machine | --allow-collector 10.1.2.3",
                "export FORMATS/1 --allow-collector a.example --format csv | without --otlp sends nothing | --otlp URL",
                "export FORMATS/1 --otlp http://127.0.0.1:4318 --allow-collector http://a | --allow-collector is | exact host",
                "export FORMATS/1 --otlp http://127.0.0.1:4318 --otlp-header A:${NO_SUCH_NAME} | NO_SUCH_NAME is not set | export NO_SUCH_NAME",
                "export FORMATS/1 --otlp http://127.0.0.1:4318 --format csv | cannot be combined with --out | omit one of them",
                "export FORMATS/1                           | no --format given       | use --format openmetrics",
                "export FORMATS/1-evidence --format csv     | run.json: missing           | directory of a finished run",
                "export FORMATS/1 --format csv --out FOLDER/no/x | --out FOLDER/no/x: cannot be written | name a file",
                "export FORMATS/1 --format csv --out FOLDER | --out FOLDER: cannot be written  | name a file",
            })
    void whatCannotBeUsed(String command, String what, String hint) {
        assertThat(captured.run(filled(command).split(" +"))).isEqualTo(64);
        assertThat(captured.progress())
                .contains(filled(what))
                .contains("hint: ")
                .contains(hint);
        assertThat(captured.verdicts()).isEmpty();
    }

    @Test
    void aCollectorIsSentTo() throws IOException {
        try (OtlpReceiver collector = OtlpReceiver.taking()) {
            assertThat(captured.run("export", RUN, "--otlp", collector.url(), "--otlp-header", "Authorization: x"))
                    .isZero();
            assertThat(collector.metric("onsale.request.duration")).isNotEmpty();
            assertThat(collector.requests).allMatch(request -> request.endsWith(" x"));
            assertThat(captured.progress()).contains("onsale: sent to " + collector.url());
            assertThat(captured.verdicts()).isEmpty();
        }
    }

    @Test
    void aCollectorThatIsNotThereIsNotJudged() throws IOException {
        OtlpReceiver collector = OtlpReceiver.taking();
        collector.close();

        assertThat(captured.run("export", RUN, "--otlp", collector.url())).isEqualTo(2);
        assertThat(captured.progress())
                .contains("onsale: --otlp " + collector.url() + ": connection refused")
                .contains("hint: start a collector");
    }

    /** What may go to a collector says nothing about where load may go, nor the other way round. */
    @Test
    void aCollectorsHostIsNoTarget() {
        String plan = "scenarios/arena.yaml";
        String target = "http://10.1.2.3:8080";
        assertThat(captured.run(
                        "run",
                        plan,
                        "--target",
                        target,
                        "--otlp",
                        "http://127.0.0.1:4318",
                        "--allow-collector",
                        "10.1.2.3"))
                .isEqualTo(64);
        assertThat(captured.progress()).contains("10.1.2.3").contains("--allow-target");
        CapturedConsole other = new CapturedConsole();
        assertThat(other.run("run", plan, "--allow-target", "10.1.2.3", "--otlp", "http://10.1.2.3:4318"))
                .isEqualTo(64);
        assertThat(other.progress()).contains("10.1.2.3 is neither this machine nor an allowed collector");
    }

    private String filled(String text) {
        return text.replace("FORMATS/", FORMATS).replace("FOLDER", folder.toString());
    }
}
