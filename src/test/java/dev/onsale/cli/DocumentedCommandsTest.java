package dev.onsale.cli;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

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

/** Every command line that the documentation shows is one that onsale takes, the jobs of docs/ci aside. */
class DocumentedCommandsTest {
    private static final Pattern FENCE = Pattern.compile("(?ms)^```[a-z]*\\R(.*?)^```");
    private static final Pattern IN_TABLE = Pattern.compile("`((?:\\./)?onsale [a-z-]+ [^`…]*)`");
    private static final Pattern COMMAND = Pattern.compile("(?m)^(?:\\./)?onsale +(.+)$");
    private static final Pattern WORD = Pattern.compile("(?:\"[^\"]*\"|'[^']*'|[^\\s\"'])+");

    static Stream<String> shown() throws IOException {
        List<String> shown = new ArrayList<>();
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
    void anOptionThatDoesNotExistIsNoticed() {
        assertThatThrownBy(() -> parse("gate scenarios/arena.yaml --strictly"))
                .isInstanceOf(CommandLine.ParameterException.class);
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
