package dev.onsale.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class ConsoleTest {
    private static final Terminal TERMINAL = new Terminal(true, true, 100, true);

    @Test
    void verdictsAndProgressAreKeptApart() {
        CapturedConsole captured = new CapturedConsole();
        captured.console().progress("phase doors");
        captured.console().live("120 of 740 started");
        captured.console().verdict("PASS — größer");
        captured.console().error("no plan", "name one");

        assertThat(captured.verdicts()).isEqualTo("PASS — größer\n");
        assertThat(captured.progress())
                .isEqualTo("phase doors\n120 of 740 started\nonsale: no plan\nhint: name one\n")
                .doesNotContain("\u001b");
    }

    @Test
    void aTerminalsLiveLineIsRewrittenAndTakenAwayBeforeOtherText() {
        CapturedConsole captured = new CapturedConsole(TERMINAL);
        captured.console().live("one");
        captured.console().live("two");
        captured.console().progress("phase");
        captured.console().live("three");
        captured.console().verdict("PASS");

        assertThat(captured.progress()).isEqualTo("one\r\u001b[Ktwo\r\u001b[Kphase\nthree\r\u001b[K");
        assertThat(captured.verdicts()).isEqualTo("PASS\n");
    }

    @Test
    void quietLeavesVerdictsAndErrors() {
        CapturedConsole captured = new CapturedConsole(TERMINAL);
        Console quiet = captured.console().with(parsed("--quiet"));
        quiet.progress("phase doors");
        quiet.live("120 of 740 started");
        quiet.verdict("PASS");
        quiet.error("no plan", "name one");

        assertThat(captured.verdicts()).isEqualTo("PASS\n");
        assertThat(captured.progress()).isEqualTo("onsale: no plan\nhint: name one\n");
    }

    @Test
    void coloursOnlyOnATerminalThatWelcomesThem() {
        assertThat(new CapturedConsole(TERMINAL).console().colours()).isTrue();
        assertThat(new CapturedConsole(TERMINAL)
                        .console()
                        .with(parsed("--no-color"))
                        .colours())
                .isFalse();
        Console piped = new CapturedConsole(new Terminal(false, true, 100, true)).console();
        assertThat(piped.colours()).isFalse();
        assertThat(piped.coloursProgress()).isTrue();
        assertThat(piped.rewritesProgress()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "xterm,     '',  true",
        "xterm,     1,   false",
        "dumb,      '',  false",
    })
    void colourIsWelcomeUnlessTheEnvironmentSaysOtherwise(String term, String noColor, boolean welcome) {
        Map<String, String> environment =
                noColor.isEmpty() ? Map.of("TERM", term) : Map.of("TERM", term, "NO_COLOR", noColor);
        assertThat(Terminal.of(environment, new Properties()).colourWelcome()).isEqualTo(welcome);
    }

    @ParameterizedTest
    @CsvSource({"'', 100", "80, 80", "20, 60", "400, 160", "0, 100", "wide, 100", "99999999999, 100"})
    void width(String columns, int expected) {
        Properties properties = new Properties();
        properties.setProperty("onsale.columns", columns);
        assertThat(Terminal.of(Map.of(), properties).width()).isEqualTo(expected);
    }

    @Test
    void theLauncherSaysWhichStreamsAreTerminals() {
        Properties properties = new Properties();
        properties.setProperty("onsale.terminal", "stderr,");
        Terminal terminal = Terminal.of(Map.of(), properties);
        assertThat(terminal.stdout()).isFalse();
        assertThat(terminal.stderr()).isTrue();
    }

    private static CommonOptions parsed(String... options) {
        TryCommand command = new TryCommand(() -> ExitCode.PASSED);
        new CommandLine(command).parseArgs(options);
        return command.common;
    }
}
