package dev.onsale.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What people type in place of a command, and what they are told. */
class CommandWordsTest {
    private static final Pattern LIGHT = Pattern.compile("(?m)^light_commands='([^']*)'");

    private final CapturedConsole captured = new CapturedConsole();

    @ParameterizedTest
    @CsvSource({
        "test, gate",
        "bench, run",
        "benchmark, run",
        "validate, check",
        "LINT, check",
        "new, init",
        "diff, compare",
        "list, runs",
        "ls, runs",
        "show, report",
        "why, diagnose",
        "status, doctor",
        "paln, plan",
        "reprot, report",
        "rehers, rehearse",
        "gat, gate",
        "Run, run",
        "baselines, baseline",
        "drills, drill",
        "chekc, check",
    })
    void aSynonymOrANameWithinTwoLettersIsOffered(String typed, String meant) {
        assertThat(captured.run(typed)).isEqualTo(64);
        assertThat(captured.progress())
                .isEqualTo("onsale: no such command: '" + typed + "'\nhint: did you mean '" + meant
                        + "'? onsale --help lists all\n");
        assertThat(captured.verdicts()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"frobnicate", "rehea", "reproot-x", "x", "arena.yaml", "kubernetes", "merge-all", "🎫", "пуск"})
    void nothingIsOfferedForAnythingElse(String typed) {
        assertThat(captured.run(typed)).isEqualTo(64);
        assertThat(captured.progress())
                .isEqualTo("onsale: no such command: '" + typed + "'\nhint: onsale --help lists all\n");
    }

    @Test
    void aTerminalIsNotToldWhatToDoByAWord() {
        assertThat(captured.run("pl\u001b[2Jan")).isEqualTo(64);
        assertThat(captured.progress()).doesNotContain("\u001b");
    }

    @ParameterizedTest
    @CsvSource({
        "validate --help, no such command: 'validate'",
        "nosuch -h, no such command: 'nosuch'",
        "--help nosuch, no such command: 'nosuch'",
        "nosuch --version, no such command: 'nosuch'",
        "help nosuch, no such command: 'nosuch'",
        "help help nosuch, no such command of onsale help: 'nosuch'",
        "help plan scenarios/arena.yaml, no such command of onsale plan: 'scenarios/arena.yaml'",
        "baseline lst --help, no such command of onsale baseline: 'lst'",
        "baseline lst arena, no such command of onsale baseline: 'lst'",
        "help baseline lst, no such command of onsale baseline: 'lst'",
    })
    void theHelpOfAnUnknownCommandIsBadInput(String line, String what) {
        assertThat(captured.run(line.split(" "))).isEqualTo(64);
        assertThat(captured.verdicts()).isEmpty();
        assertThat(captured.progress()).startsWith("onsale: " + what + "\nhint: ");
    }

    @Test
    void withinACommandItsOwnNamesAreOffered() {
        captured.run("baseline", "lst", "arena");

        assertThat(captured.progress()).endsWith("hint: did you mean 'list'? onsale baseline --help lists all\n");
    }

    @ParameterizedTest
    @CsvSource({
        "help, --help",
        "help plan, plan --help",
        "help baseline, baseline --help",
        "help baseline add, baseline add --help",
        "help help, help --help",
        "help plan --no-color, plan --help",
    })
    void helpIsAnotherNameForTheOption(String line, String same) {
        CapturedConsole other = new CapturedConsole();

        assertThat(captured.run(line.split(" "))).isZero();
        assertThat(other.run(same.split(" "))).isZero();

        assertThat(captured.verdicts()).isNotEmpty().isEqualTo(other.verdicts());
        assertThat(captured.progress()).isEmpty();
    }

    @Test
    void everySynonymIsOfACommandThatExists() {
        assertThat(names()).containsAll(CommandSynonyms.ALL.values());
        assertThat(CommandSynonyms.ALL.keySet()).doesNotContainAnyElementsOf(names());
    }

    @Test
    void theLauncherKnowsNoCommandThatDoesNotExist() throws IOException {
        Matcher light = LIGHT.matcher(Files.readString(Path.of("onsale")));
        assertThat(light.find()).isTrue();

        List<String> commands = List.of(light.group(1).strip().split(" "));

        assertThat(commands).contains("plan", "report", "help").doesNotHaveDuplicates();
        assertThat(names()).containsAll(commands);
    }

    private Collection<String> names() {
        return Commands.all(captured.console()).stream()
                .map(Commands.Registered::name)
                .toList();
    }
}
