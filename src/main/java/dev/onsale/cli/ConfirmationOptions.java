package dev.onsale.cli;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options of the commands that confirm what a comparison flags. */
final class ConfirmationOptions {
    @Option(
            names = "--max-duration",
            paramLabel = "TIME",
            converter = DurationConverter.class,
            description = "Start no confirmation that would end later than this, such as 90s or 10m.")
    private @Nullable Duration durationMax;

    Optional<Duration> durationMax() {
        return Optional.ofNullable(durationMax);
    }
}
