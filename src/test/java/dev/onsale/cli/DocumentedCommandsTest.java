package dev.onsale.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** Every command line that the documentation shows is one that onsale takes, and its workflow files are YAML. */
class DocumentedCommandsTest {
    private static final Path FOLDER = Path.of("docs", "ci");
    private static final Pattern FENCE = Pattern.compile("(?ms)^```[a-z]*\\R(.*?)^```");
    private static final Pattern IN_TABLE = Pattern.compile("`((?:\\./)?onsale [a-z-]+ [^`…]*)`");
    private static final Pattern COMMAND = Pattern.compile("(?m)^(?:\\./)?onsale +(.+)$");
    private static final Pattern WORD = Pattern.compile("(?:\"[^\"]*\"|'[^']*'|[^\\s\"'])+");

    static Stream<String> shown() throws IOException {
        List<String> shown = new ArrayList<>();
        shown.addAll(commandsIn(script(yaml("github-nightly.yml").at("/jobs/gate/steps"))));
        shown.addAll(commandsIn(script(yaml("gitlab-ci.yml").path("nightly-on-sale"))));
        shown.addAll(commandsIn(Files.readString(FOLDER.resolve("Jenkinsfile"))));
        try (Stream<Path> chapters = Files.list(Path.of("docs"))) {
            for (Path chapter : Stream.concat(chapters.filter(Files::isRegularFile), Stream.of(Path.of("README.md")))
                    .toList()) {
                String text = Files.readString(chapter);
                FENCE.matcher(text).results().forEach(block -> shown.addAll(commandsIn(block.group(1))));
                IN_TABLE.matcher(text).results().forEach(command -> shown.addAll(commandsIn(command.group(1))));
            }
        }
        return shown.stream().distinct();
    }

    @ParameterizedTest
    @MethodSource("shown")
    void isTaken(String command) {
        parse(command);
    }

    @Test
    void theWorkflowsAreAmongThem() throws IOException {
        assertThat(shown().filter(
                                command -> command.startsWith("gate scenarios/spring-tour.yaml --target \"$TARGET\"")))
                .hasSizeGreaterThanOrEqualTo(2)
                .allMatch(command -> command.contains("--strict"));
    }

    @Test
    void anOptionThatDoesNotExistIsNoticed() {
        assertThatThrownBy(() -> parse("gate scenarios/arena.yaml --strictly"))
                .isInstanceOf(CommandLine.ParameterException.class);
    }

    @Test
    void theWorkflowsKeepTheRunWhateverTheVerdict() throws IOException {
        JsonNode steps = yaml("github-nightly.yml").at("/jobs/gate/steps");
        assertThat(steps.findValuesAsText("uses")).anyMatch(action -> action.startsWith("actions/upload-artifact@"));
        steps.forEach(step -> assertThat(step.path("uses").asText().matches(".*(upload-artifact|junit-report)@.*")
                        && !step.path("if").asText().equals("always()"))
                .as("%s", step)
                .isFalse());
        JsonNode artifacts = yaml("gitlab-ci.yml").at("/nightly-on-sale/artifacts");
        assertThat(artifacts.path("when").asText()).isEqualTo("always");
        assertThat(artifacts.at("/reports/junit").asText()).isEqualTo("reports/*/junit.xml");
    }

    private static JsonNode yaml(String name) throws IOException {
        return new YAMLMapper().readTree(FOLDER.resolve(name).toFile());
    }

    private static String script(JsonNode job) {
        List<String> lines = new ArrayList<>();
        job.findValues("run").forEach(run -> lines.add(run.asText()));
        job.findValues("script").forEach(script -> script.forEach(line -> lines.add(line.asText())));
        return String.join("\n", lines);
    }

    private static List<String> commandsIn(String text) {
        String unfolded = text.replaceAll("\\\\\\R\\s*", " ").replaceAll("(?m)^\\s+", "");
        return COMMAND.matcher(unfolded)
                .results()
                .map(command -> command.group(1).replaceAll("\\s+#.*$", "").strip())
                .filter(command -> !command.contains("|") && !command.contains("…") && !command.contains("["))
                .toList();
    }

    private static void parse(String command) {
        String[] words = WORD.matcher(command)
                .results()
                .map(word -> word.group().replaceAll("[\"']", ""))
                .toArray(String[]::new);
        Console console = new CapturedConsole().console();
        Main.commandLine(console, Commands.all(console), new ErrorRendering(console), words)
                .parseArgs(words);
    }
}
