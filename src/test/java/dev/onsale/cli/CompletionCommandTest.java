package dev.onsale.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The scripts, in the shells that they are for. */
class CompletionCommandTest {
    private final CapturedConsole captured = new CapturedConsole();

    @TempDir
    private Path folder = Path.of("");

    @Test
    void bashCompletesCommandsAndTheirOptions() throws Exception {
        Path script = script("bash");

        assertThat(inBash(script, "onsale", "")).contains("plan", "gate", "doctor", "runs", "completion", "help");
        assertThat(inBash(script, "onsale", "re")).containsExactlyInAnyOrder("rehearse", "report");
        assertThat(inBash(script, "onsale", "gate", "--la")).containsExactly("--label");
        assertThat(inBash(script, "onsale", "baseline", "p")).containsExactly("pin");
        assertThat(inBash(script, "onsale", "report", "--format", "j")).containsExactlyInAnyOrder("json", "junit");
    }

    @Test
    void zshTakesItsScript() throws Exception {
        Assumptions.assumeTrue(
                Stream.of("/bin/zsh", "/usr/bin/zsh").anyMatch(shell -> Files.isExecutable(Path.of(shell))),
                "zsh is not installed");
        Path script = script("zsh");

        assertThat(lines("zsh", "-f", "-c", "source " + script + " && print ${_comps[onsale]}"))
                .singleElement()
                .asString()
                .startsWith("_bash_complete ")
                .contains("-F _complete_onsale");
    }

    @Test
    void theScriptIsTheSameInEveryLocale() {
        captured.run("completion", "bash");
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr-TR"));
            CapturedConsole turkish = new CapturedConsole();
            turkish.run("completion", "bash");
            assertThat(turkish.verdicts()).isEqualTo(captured.verdicts());
        } finally {
            Locale.setDefault(before);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"fish", "powershell", "BASH", "", "bash zsh"})
    void anotherShellIsBadInput(String shell) {
        assertThat(captured.run("completion", shell)).isEqualTo(64);
        assertThat(captured.progress())
                .contains("'" + shell + "' is not a supported shell")
                .contains("hint: name one of bash, zsh");
    }

    private Path script(String shell) throws IOException {
        CapturedConsole printed = new CapturedConsole();
        assertThat(printed.run("completion", shell)).isZero();
        return Files.writeString(folder.resolve(shell), printed.verdicts());
    }

    /** What bash would offer for the last of these words. */
    private static List<String> inBash(Path script, String... words) throws Exception {
        // compopt only works while a key is pressed.
        String line = "compopt() { :; }; source " + script + "; COMP_WORDS=(" + String.join(" ", quoted(words))
                + "); COMP_CWORD=" + (words.length - 1)
                + "; _complete_onsale onsale; printf '%s\\n' \"${COMPREPLY[@]}\"";
        return lines("bash", "--norc", "-c", line).stream().map(String::strip).toList();
    }

    private static List<String> quoted(String... words) {
        return Stream.of(words).map(word -> "'" + word + "'").toList();
    }

    private static List<String> lines(String... command) throws Exception {
        Process shell = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(shell.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(shell.waitFor(20, TimeUnit.SECONDS)).isTrue();
        return output.lines().toList();
    }
}
