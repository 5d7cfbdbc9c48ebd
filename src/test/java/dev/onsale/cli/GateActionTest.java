package dev.onsale.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The composite action's script, run as GitHub runs it, and what it tells a pull request. */
class GateActionTest {
    private static final Path ACTION = Path.of(".github", "actions", "gate").toAbsolutePath();

    private final Map<String, String> environment = new HashMap<>();

    @TempDir
    private Path folder = Path.of("");

    private Path temp = Path.of("");

    @BeforeEach
    void runner() throws IOException {
        temp = Files.createDirectories(folder.resolve("runner temp"));
        environment.put("RUNNER_TEMP", temp.toString());
        environment.put("GITHUB_OUTPUT", folder.resolve("output").toString());
        environment.put("GITHUB_STEP_SUMMARY", folder.resolve("summary").toString());
        environment.put("ONSALE", folder.resolve("onsale").toString());
        environment.put("INPUT_PLAN", "scenarios/spring tour.yaml");
        environment.put(RecordingOnsale.SECRET_NAME, RecordingOnsale.SECRET);
    }

    @Test
    void theInputsBecomeOptions() throws Exception {
        environment.putAll(Map.of(
                "INPUT_TARGET", "https://pr-12.preview.example.org",
                "INPUT_BASELINE_TARGET", "https://main.preview.example.org",
                "INPUT_ALLOW_TARGET", "pr-12.preview.example.org\nmain.preview.example.org\n",
                "INPUT_HEADERS", "Authorization: Bearer ${STAGING_TOKEN}\n  Accept-Language: de",
                "INPUT_LEARN", "false",
                "INPUT_STRICT", "true",
                "INPUT_MAX_DURATION", "20m",
                "INPUT_BASELINES", "~/onsale baselines",
                "INPUT_LABELS", "version=2.4 beta",
                "HEAD_COMMIT", "abc123"));

        RecordingOnsale onsale = gate(0);

        List<String> words = onsale.calls().get(0);
        Path reports = Path.of(output().getProperty("reports"));
        assertThat(words)
                .containsExactly(
                        "gate",
                        "scenarios/spring tour.yaml",
                        "--reports",
                        reports.toString(),
                        "--target",
                        "https://pr-12.preview.example.org",
                        "--baseline-target",
                        "https://main.preview.example.org",
                        "--allow-target",
                        "pr-12.preview.example.org",
                        "--allow-target",
                        "main.preview.example.org",
                        "--header",
                        "Authorization: Bearer ${STAGING_TOKEN}",
                        "--header",
                        "Accept-Language: de",
                        "--strict",
                        "--max-duration",
                        "20m",
                        "--baselines",
                        folder + "/onsale baselines",
                        "--label",
                        "version=2.4 beta",
                        "--label",
                        "commit=abc123");
        onsale.calls().forEach(RecordingOnsale::requireTaken);
        assertThat(reports).startsWith(temp).isDirectory();
    }

    @Test
    void aCommitThatIsGivenStandsAndWhatIsEmptyIsLeftAway() throws Exception {
        environment.put("HEAD_COMMIT", "abc123");
        environment.put("INPUT_LABELS", "commit=def456");
        environment.put("INPUT_TARGET", "");

        assertThat(gate(0).calls().get(0))
                .endsWith("--label", "commit=def456")
                .doesNotContain("--target", "commit=abc123");
    }

    @Test
    void aLabelWhoseKeyEndsLikeTheCommitsDoesNotStandForIt() throws Exception {
        environment.put("HEAD_COMMIT", "abc123");
        environment.put("INPUT_LABELS", "base-commit=def456\nversion=commit=1");

        assertThat(gate(0).calls().get(0)).endsWith("--label", "commit=abc123");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 64, 70})
    void theStepsAfterItAreToldHowItEnded(int status) throws Exception {
        gate(status);

        assertThat(output().getProperty("exit-code")).isEqualTo(String.valueOf(status));
        assertThat(Path.of(output().getProperty("junit"))).hasContent("<testsuites/>");
        assertThat(Path.of(output().getProperty("summary"))).hasContent("## PASS: arena");
        assertThat(folder.resolve("summary")).hasContent("## PASS: arena");
    }

    @ParameterizedTest
    @CsvSource({
        "0, fail, 0",
        "1, fail, 1",
        "2, fail, 2",
        "64, fail, 64",
        "0, neutral, 0",
        "1, neutral, 1",
        "2, neutral, 0",
        "70, neutral, 70"
    })
    void theLastStepPassesOrFails(String code, String notJudged, int ends) throws Exception {
        String run = new com.fasterxml.jackson.dataformat.yaml.YAMLMapper()
                .readTree(ACTION.resolve("action.yml").toFile())
                .at("/runs/steps")
                .findValuesAsText("run")
                .get(1);

        RecordingOnsale.Ended ended =
                RecordingOnsale.in(folder, 0).bash(run, Map.of("EXIT_CODE", code, "NOT_JUDGED", notJudged));

        assertThat(ended.status()).isEqualTo(ends);
        assertThat(ended.output().contains("::warning title=onsale::not judged"))
                .isEqualTo(code.equals("2") && ends == 0);
    }

    @Test
    void badInputsAreSaid() throws Exception {
        environment.put("INPUT_LEARN", "yes");
        assertThat(RecordingOnsale.in(folder, 0).bash(script(), environment))
                .isEqualTo(new RecordingOnsale.Ended(
                        64, "onsale: the input for --learn is 'yes'\nhint: use true or false\n"));
        environment.put("INPUT_LEARN", "true");
        environment.put("INPUT_NOT_JUDGED", "maybe");
        assertThat(RecordingOnsale.in(folder, 0).bash(script(), environment).output())
                .isEqualTo("onsale: the input not-judged is 'maybe'\nhint: use fail or neutral\n");
    }

    @Test
    void aPullRequestGetsOneCommentThatIsUpdatedAndACheckThatCanBeGrey() throws Exception {
        Process probe;
        try {
            probe = new ProcessBuilder("node", "--version").start();
        } catch (IOException absent) {
            Assumptions.abort("node is not installed");
            return;
        }
        assertThat(probe.waitFor(20, TimeUnit.SECONDS)).isTrue();

        RecordingOnsale.Ended ended = RecordingOnsale.in(folder, 0)
                .bash(
                        "node '"
                                + Path.of("src/test/resources/ci/tell-test.cjs").toAbsolutePath() + "' '"
                                + ACTION.resolve("tell.cjs") + "'",
                        Map.of());

        assertThat(ended.status()).as(ended.output()).isZero();
        assertThat(ended.output()).endsWith("9 checks held\n");
    }

    private static String script() {
        return "'" + ACTION.resolve("gate") + "'";
    }

    private RecordingOnsale gate(int endsWith) throws Exception {
        RecordingOnsale onsale = RecordingOnsale.in(folder, endsWith);
        RecordingOnsale.Ended ended = onsale.bash(script(), environment);
        assertThat(ended.status()).as(ended.output()).isZero();
        return onsale;
    }

    private Properties output() throws IOException {
        Properties output = new Properties();
        try (var reader = Files.newBufferedReader(folder.resolve("output"))) {
            output.load(reader);
        }
        return output;
    }
}
