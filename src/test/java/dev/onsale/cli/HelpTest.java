package dev.onsale.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The help as users see it, word by word. After a wanted change, copy {@code target/golden/} over
 * {@code src/test/resources/golden/} and read the difference before committing it.
 */
class HelpTest {
    private final Locale before = Locale.getDefault();

    @AfterEach
    void restoreLocale() {
        Locale.setDefault(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en-US", "de-DE", "tr-TR"})
    void ofOnsale(String locale) throws IOException {
        Locale.setDefault(Locale.forLanguageTag(locale));
        CapturedConsole captured = new CapturedConsole();

        assertThat(captured.run("--help")).isZero();

        assertThat(captured.progress()).isEmpty();
        assertGolden("help.txt", captured.verdicts());
    }

    @ParameterizedTest
    @ValueSource(strings = {"en-US", "de-DE"})
    void ofOnsaleWithACommand(String locale) throws IOException {
        Locale.setDefault(Locale.forLanguageTag(locale));
        CapturedConsole captured = new CapturedConsole();

        assertThat(captured.runWith(new TryCommand(() -> ExitCode.PASSED), "--help"))
                .isZero();

        assertGolden("help-with-a-command.txt", captured.verdicts());
    }

    @ParameterizedTest
    @ValueSource(strings = {"en-US", "de-DE"})
    void ofTheCommonOptions(String locale) throws IOException {
        Locale.setDefault(Locale.forLanguageTag(locale));
        CapturedConsole captured = new CapturedConsole();

        assertThat(captured.runWith(new TryCommand(() -> ExitCode.PASSED), "try", "--help"))
                .isZero();

        assertGolden("help-of-common-options.txt", captured.verdicts());
    }

    @Test
    void linesFitTheWidth() {
        CapturedConsole narrow = new CapturedConsole(new Terminal(true, true, 60, false));

        narrow.runWith(new TryCommand(() -> ExitCode.PASSED), "try", "--help");

        assertThat(narrow.verdicts().lines()).isNotEmpty().allMatch(line -> line.length() <= 60);
    }

    @Test
    void theVersionIsOneLine() {
        CapturedConsole captured = new CapturedConsole();

        assertThat(captured.run("--version")).isZero();

        assertThat(captured.verdicts()).startsWith("onsale ").hasLineCount(1);
    }

    private static void assertGolden(String name, String actual) throws IOException {
        Path made = Path.of("target", "golden", name);
        Files.createDirectories(made.getParent());
        Files.writeString(made, actual);
        Path golden = Path.of("src", "test", "resources", "golden", name);
        String expected = Files.exists(golden) ? Files.readString(golden, StandardCharsets.UTF_8) : "";
        assertThat(actual).as("%s, now in %s", golden, made).isEqualTo(expected);
    }
}
