package dev.onsale.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onsale.plan.BadInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever goes wrong ends with what, where, a hint and the exit code of the contract. */
class ErrorRenderingTest {
    private final CapturedConsole captured = new CapturedConsole();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "                     | no command given            | onsale --help shows its options",
                "tri                  | no such command: 'tri'      | did you mean 'try'? onsale --help lists all",
                "--verison            | unknown option: '--verison' | did you mean '--version'? onsale --help lists all",
                "try --tagret=x       | unknown option: '--tagret=x' | did you mean '--target'? onsale try --help lists all",
                "@try                 | no such command: '@try'     | did you mean 'try'? onsale --help lists all",
                "--verbose try        | unknown option: '--verbose' | did you mean '--version'? onsale --help lists all",
                "try more             | unmatched argument at index 1: 'more' | onsale try --help shows its options",
                "try --target         | missing required parameter for option '--target' (URL) | onsale try --help shows its options",
                "try --seed=ten       | invalid value for option '--seed': 'ten' is not a long | onsale try --help shows its options",
                "try --set=pace       | value for option '--set' (KEY=VALUE) should be in KEY=VALUE format but was pace | onsale try --help shows its options",
                "try --max-duration=5 | invalid value for option '--max-duration': '5' is not a duration; write a whole number above 0 and one of ms, s, m, h, such as 90s or 10m | onsale try --help shows its options",
                "try --max-duration=0s | invalid value for option '--max-duration': '0s' is not a duration; write a whole number above 0 and one of ms, s, m, h, such as 90s or 10m | onsale try --help shows its options",
                "try --header=secret  | invalid value for option '--header' ('NAME: VALUE'): not a header (not shown, because it may be a secret); write a name, a colon and a value, such as 'Accept-Language: de' | onsale try --help shows its options",
            })
    void badUsageIs64(String arguments, String what, String hint) {
        int status = captured.runWith(
                new TryCommand(() -> ExitCode.PASSED), arguments == null ? new String[0] : arguments.split(" "));

        assertThat(captured.progress()).isEqualTo("onsale: " + what + "\nhint: " + hint + "\n");
        assertThat(captured.verdicts()).isEmpty();
        assertThat(status).isEqualTo(64);
    }

    @Test
    void badInputIs64() {
        int status = captured.runWith(
                new TryCommand(() -> {
                    throw new BadInputException("arena.yaml:3:1: unknown key 'paec'", "did you mean 'pace'?");
                }),
                "try");

        assertThat(captured.progress())
                .isEqualTo("onsale: arena.yaml:3:1: unknown key 'paec'\nhint: did you mean 'pace'?\n");
        assertThat(status).isEqualTo(64);
    }

    @Test
    void anythingElseIsABugWithoutAStackTrace() {
        int status = captured.runWith(
                new TryCommand(() -> {
                    throw new IllegalStateException("no such phase\nsecond line");
                }),
                "try");

        assertThat(captured.progress())
                .isEqualTo("onsale: a bug in onsale: IllegalStateException, no such phase\n"
                        + "hint: run it again with --verbose for the stack trace, and please report it\n");
        assertThat(status).isEqualTo(70);
    }

    @Test
    void verboseShowsTheStackTrace() {
        int status = captured.runWith(
                new TryCommand(() -> {
                    throw new IllegalStateException("no such phase");
                }),
                "try",
                "--verbose");

        assertThat(captured.progress())
                .startsWith("java.lang.IllegalStateException: no such phase\n")
                .contains("at dev.onsale.cli.ErrorRenderingTest")
                .endsWith("hint: please report it with the stack trace above\n");
        assertThat(status).isEqualTo(70);
    }

    @Test
    void errorsOfTheMachineAreRenderedToo() {
        int status = captured.runWith(
                new TryCommand(() -> {
                    throw new NoClassDefFoundError("dev/onsale/plan/Plan");
                }),
                "try");

        assertThat(captured.progress()).startsWith("onsale: a bug in onsale: NoClassDefFoundError, dev/onsale");
        assertThat(status).isEqualTo(70);
    }
}
