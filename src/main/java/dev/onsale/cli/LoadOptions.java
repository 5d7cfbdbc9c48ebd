package dev.onsale.cli;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options of the commands that send load. */
final class LoadOptions {
    @Option(
            names = "--header",
            paramLabel = "'NAME: VALUE'",
            converter = Header.Converter.class,
            description = "Send this header with every request; never stored (repeatable).")
    private List<Header> headers = new ArrayList<>();

    @Option(
            names = "--max-duration",
            paramLabel = "TIME",
            converter = DurationConverter.class,
            description = "Start no confirmation that would end later than this, such as 90s or 10m.")
    private @Nullable Duration durationMax;

    /** The options of a command that sends a few requests and has nothing to confirm. */
    static LoadOptions sending(List<Header> headers) {
        LoadOptions options = new LoadOptions();
        options.headers = List.copyOf(headers);
        return options;
    }

    List<Header> headers() {
        return List.copyOf(headers);
    }

    Optional<Duration> durationMax() {
        return Optional.ofNullable(durationMax);
    }
}
