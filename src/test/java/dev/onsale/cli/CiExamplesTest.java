package dev.onsale.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The jobs that are ready to be copied: every line of shell in them is run by bash against an onsale that takes down how it
 * was called, and what it was called with is read by the real one.
 */
class CiExamplesTest {
    private static final Path FOLDER = Path.of("docs", "ci");
    private static final Path ACTION = Path.of(".github", "actions", "gate", "action.yml");
    private static final Pattern IN_JENKINS =
            Pattern.compile("(?:sh|judged) (?:'''(.*?)'''|'([^']*)')", Pattern.DOTALL);
    private static final Pattern PINNED =
            Pattern.compile("(?m)uses: ([\\w/-]+)@([0-9a-f]{40}) # v(\\d+)\\.\\d+\\.\\d+$");
    private static final Pattern USES = Pattern.compile("(?m)uses: (\\S+)");
    private static final Map<String, String> ENVIRONMENT = Map.of(
            "TARGET",
            "https://staging.example.org",
            "PREVIEW",
            "pr-12.preview.example.org",
            "MAIN",
            "main.preview.example.org",
            RecordingOnsale.SECRET_NAME,
            RecordingOnsale.SECRET);

    @TempDir
    private Path folder = Path.of("");

    static Stream<Map.Entry<String, String>> lines() throws IOException {
        Map<String, String> lines = new LinkedHashMap<>();
        for (String file : List.of("github-nightly.yml", "github-pull-request.yml")) {
            for (JsonNode step : yaml(FOLDER.resolve(file)).at("/jobs/gate/steps")) {
                if (step.has("run")) {
                    lines.put(
                            file + ": " + step.path("name").asText(),
                            step.path("run").asText());
                }
            }
        }
        for (JsonNode job : yaml(FOLDER.resolve("gitlab-ci.yml"))) {
            for (String part : List.of("script", "after_script")) {
                int number = 0;
                for (JsonNode line : job.path(part)) {
                    lines.put("gitlab-ci.yml: " + lines.size() + " " + part + " " + ++number, line.asText());
                }
            }
        }
        // As Groovy reads them: a backslash at the end of a line takes the line's end with it.
        Matcher shell = IN_JENKINS.matcher(
                Files.readString(FOLDER.resolve("Jenkinsfile")).replace("\\\n", ""));
        while (shell.find()) {
            lines.put("Jenkinsfile: " + lines.size(), shell.group(1) == null ? shell.group(2) : shell.group(1));
        }
        return lines.entrySet().stream();
    }

    @ParameterizedTest
    @MethodSource("lines")
    void everyLineOfShellRunsAndIsTaken(Map.Entry<String, String> line) throws Exception {
        RecordingOnsale onsale = RecordingOnsale.in(folder, 0);
        onsale.program("curl", "exit 0");
        onsale.program("apk", "exit 0");
        Path note = Files.createDirectories(folder.resolve("docs/ci")).resolve("gitlab-note.sh");
        Files.writeString(note, "exit 0\n");

        RecordingOnsale.Ended ended = onsale.bash(line.getValue(), ENVIRONMENT);

        assertThat(ended.status()).as(ended.output()).isZero();
        assertThat(onsale.calls())
                .hasSize(line.getValue().contains("./onsale") ? 1 : 0)
                .allSatisfy(RecordingOnsale::requireTaken)
                .allSatisfy(words -> assertThat(String.join(" ", words)).doesNotContain(RecordingOnsale.SECRET));
    }

    /** A server reads an empty file of tests as a failed test, or as a broken file. */
    @Test
    void whereNoRunWasMadeThereIsNoFileOfTests() throws Exception {
        List<String> reporting = lines().map(Map.Entry::getValue)
                .filter(line -> line.contains("--format junit"))
                .toList();

        for (String line : reporting) {
            assertThat(RecordingOnsale.in(folder, 0).bash(line, ENVIRONMENT).status())
                    .isZero();
            assertThat(folder.resolve("onsale-junit.xml")).isNotEmptyFile();
            Files.writeString(folder.resolve("onsale"), "#!/bin/sh\nexit 64\n");
            assertThat(new RecordingOnsale(folder).bash(line, ENVIRONMENT).status())
                    .isZero();
            assertThat(folder.resolve("onsale-junit.xml")).doesNotExist();
        }
        assertThat(reporting).hasSize(2);
    }

    @Test
    void thereIsAGateForEveryServerThatLearnsAndOneThatKeepsNothing() throws Exception {
        List<String> gates = new ArrayList<>();
        RecordingOnsale onsale = RecordingOnsale.in(folder, 0);
        for (Map.Entry<String, String> line : lines().toList()) {
            if (line.getValue().contains("./onsale gate")) {
                onsale.bash(line.getValue(), ENVIRONMENT);
                gates.add(line.getKey().replaceFirst(":.*", ""));
            }
        }

        assertThat(gates).containsExactly("gitlab-ci.yml", "gitlab-ci.yml", "Jenkinsfile", "Jenkinsfile");
        assertThat(onsale.calls())
                .allMatch(words -> words.contains("--strict") && words.contains("--max-duration"))
                .allMatch(words -> words.contains("--learn") != words.contains("--baseline-target"))
                .allMatch(words -> words.contains("Authorization: Bearer ${" + RecordingOnsale.SECRET_NAME + "}"));
        assertThat(Files.readString(FOLDER.resolve("github-nightly.yml"))).contains("learn: \"true\"");
        assertThat(Files.readString(FOLDER.resolve("github-pull-request.yml")))
                .contains("baseline-target:")
                .doesNotContain("learn:");
    }

    @Test
    void actionsArePinnedByTheirCommitsAtMajorsThatRunToday() throws IOException {
        Map<String, Integer> oldest = Map.of(
                "actions/checkout", 5,
                "actions/setup-java", 5,
                "actions/upload-artifact", 6,
                "mikepenz/action-junit-report", 6,
                "actions/github-script", 8);
        for (Path file :
                List.of(ACTION, FOLDER.resolve("github-nightly.yml"), FOLDER.resolve("github-pull-request.yml"))) {
            String text = Files.readString(file);
            Map<String, Integer> pinned = new LinkedHashMap<>();
            PINNED.matcher(text).results().forEach(use -> pinned.put(use.group(1), Integer.parseInt(use.group(3))));
            USES.matcher(text)
                    .results()
                    .map(use -> use.group(1))
                    .filter(use -> !use.startsWith("./"))
                    .forEach(use ->
                            assertThat(pinned).as("%s in %s", use, file).containsKey(use.replaceFirst("@.*", "")));
            pinned.forEach((action, major) -> assertThat(major)
                    .as("%s in %s", action, file)
                    .isGreaterThanOrEqualTo(oldest.getOrDefault(action, Integer.MAX_VALUE)));
        }
    }

    @Test
    void noWorkflowGivesAForkWhatIsNotItsOwn() throws IOException {
        JsonNode pull = yaml(FOLDER.resolve("github-pull-request.yml"));

        assertThat(pull.path("on").fieldNames()).toIterable().containsExactly("pull_request");
        assertThat(pull.at("/jobs/gate/if").asText())
                .isEqualTo("github.event.pull_request.head.repo.full_name == github.repository");
        assertThat(pull.path("permissions").toString())
                .isEqualTo("{\"contents\":\"read\",\"checks\":\"write\",\"pull-requests\":\"write\"}");
    }

    /** What is pasted into a script may end it, and begin another. */
    @Test
    void noExpressionIsPastedIntoAScript() throws IOException {
        List<JsonNode> scripts = new ArrayList<>(yaml(ACTION).findValues("run"));
        scripts.addAll(yaml(ACTION).findValues("script"));
        scripts.addAll(yaml(FOLDER.resolve("github-nightly.yml")).findValues("run"));
        scripts.addAll(yaml(FOLDER.resolve("github-pull-request.yml")).findValues("run"));

        assertThat(scripts)
                .hasSizeGreaterThan(4)
                .noneMatch(script -> script.asText().contains("${{"));
    }

    @Test
    void theRunIsKeptWhateverTheVerdict() throws IOException {
        for (JsonNode step : yaml(ACTION).at("/runs/steps")) {
            assertThat(step.path("id").asText().equals("gate")
                            || step.path("if").asText().startsWith("always() && "))
                    .as("%s", step)
                    .isTrue();
        }
        JsonNode gitlab = yaml(FOLDER.resolve("gitlab-ci.yml")).path(".on-sale");
        assertThat(gitlab.at("/artifacts/when").asText()).isEqualTo("always");
        assertThat(gitlab.at("/allow_failure/exit_codes/0").asInt()).isEqualTo(2);
    }

    @Test
    void theWorkflowsGiveTheActionOnlyWhatItTakes() throws IOException {
        List<String> inputs = new ArrayList<>();
        yaml(ACTION).path("inputs").fieldNames().forEachRemaining(inputs::add);
        for (String file : List.of("github-nightly.yml", "github-pull-request.yml")) {
            for (JsonNode step : yaml(FOLDER.resolve(file)).at("/jobs/gate/steps")) {
                if (step.path("uses").asText().equals("./.github/actions/gate")) {
                    assertThat(step.path("with").fieldNames())
                            .toIterable()
                            .isSubsetOf(inputs)
                            .contains("plan");
                }
            }
        }
    }

    private static JsonNode yaml(Path file) throws IOException {
        return new YAMLMapper().readTree(file.toFile());
    }
}
