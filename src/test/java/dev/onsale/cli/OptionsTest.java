package dev.onsale.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptionsTest {
    private final TryCommand command = new TryCommand(() -> ExitCode.PASSED);

    @Test
    void nothingGiven() {
        run();

        assertThat(command.common.reports()).isEqualTo(Path.of("reports"));
        assertThat(command.common.quiet()).isFalse();
        assertThat(command.common.noColor()).isFalse();
        assertThat(command.common.verbose()).isFalse();
        assertThat(command.plan.target()).isEmpty();
        assertThat(command.plan.allowedTargets()).isEmpty();
        assertThat(command.plan.values()).isEmpty();
        assertThat(command.plan.seed()).isEmpty();
        assertThat(command.load.headers()).isEmpty();
        assertThat(command.confirmation.durationMax()).isEmpty();
        assertThat(command.verdict.strict()).isFalse();
    }

    @Test
    void everythingGiven() {
        run(
                "--reports=elsewhere",
                "--quiet",
                "--no-color",
                "--verbose",
                "--target=http://127.0.0.1:8080",
                "--allow-target=one.example",
                "--allow-target=two.example",
                "--set=pace=10",
                "--set=note=a=b",
                "--seed=-7",
                "--header=Authorization: Bearer a:b",
                "--header=X-Empty:",
                "--max-duration=10m",
                "--strict");

        assertThat(command.common.reports()).isEqualTo(Path.of("elsewhere"));
        assertThat(command.common.quiet()).isTrue();
        assertThat(command.common.noColor()).isTrue();
        assertThat(command.common.verbose()).isTrue();
        assertThat(command.plan.target()).contains("http://127.0.0.1:8080");
        assertThat(command.plan.allowedTargets()).containsExactly("one.example", "two.example");
        assertThat(command.plan.values()).containsExactly(entry("pace", "10"), entry("note", "a=b"));
        assertThat(command.plan.seed()).hasValue(-7);
        assertThat(command.load.headers())
                .containsExactly(new Header("Authorization", "Bearer a:b"), new Header("X-Empty", ""));
        assertThat(command.confirmation.durationMax()).contains(Duration.ofMinutes(10));
        assertThat(command.verdict.strict()).isTrue();
    }

    @Test
    void aHeaderNeverShowsItsValue() {
        assertThat(Header.parse("Authorization: secret").toString()).doesNotContain("secret");
    }

    @ParameterizedTest
    @CsvSource({"250ms, PT0.25S", "90s, PT1M30S", "10m, PT10M", "2h, PT2H"})
    void durations(String text, Duration expected) {
        assertThat(new DurationConverter().convert(text)).isEqualTo(expected);
    }

    private void run(String... options) {
        CapturedConsole captured = new CapturedConsole();
        String[] arguments = new String[options.length + 1];
        arguments[0] = "try";
        System.arraycopy(options, 0, arguments, 1, options.length);
        assertThat(captured.runWith(command, arguments)).as(captured.progress()).isZero();
    }
}
