package dev.onsale.cli;

import dev.onsale.plan.GateSettings;
import dev.onsale.record.baseline.BaselineAge;
import dev.onsale.record.baseline.BaselineStore;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The baseline store: the folder of the option, else of the environment variable, else the command's default. */
final class BaselineOptions {
    static final String VARIABLE = "ONSALE_BASELINES";

    @Option(
            names = "--baselines",
            paramLabel = "DIR",
            description =
                    "The baseline store (default: " + VARIABLE
                            + " in the environment; else baselines/ beside the plan's file; for runs of the practice box office, baselines/ in the reports folder).")
    private @Nullable Path root;

    @Option(
            names = "--baseline-age",
            paramLabel = "DAYS",
            description = "Exclude baseline runs older than this, except pinned ones and the newest gate.baselineRuns.")
    private @Nullable Integer ageMaxDays;

    /** The folder named for all commands; empty if each uses its default. */
    Optional<Path> named() {
        return named(root, System.getenv(VARIABLE));
    }

    static Optional<Path> named(@Nullable Path option, @Nullable String environment) {
        if (option != null) {
            return Optional.of(option);
        }
        return environment == null || environment.isBlank() ? Optional.empty() : Optional.of(Path.of(environment));
    }

    /** @param judgedAtMs when the judged run was recorded, in epoch ms; the maximum age counts back from there */
    BaselineStore store(Supplier<Path> otherwise, GateSettings gate, long judgedAtMs) {
        return new BaselineStore(
                named().orElseGet(otherwise),
                Optional.ofNullable(ageMaxDays)
                        .map(days -> new BaselineAge(judgedAtMs, Duration.ofDays(days), gate.baselineRuns())));
    }
}
