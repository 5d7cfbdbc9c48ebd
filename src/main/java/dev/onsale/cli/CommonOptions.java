package dev.onsale.cli;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Options of every command. */
final class CommonOptions {
    @Option(
            names = "--reports",
            paramLabel = "DIR",
            defaultValue = "reports",
            description = "Where runs are kept (default: ${DEFAULT-VALUE}).")
    private Path reports = Path.of("reports");

    @Option(names = "--quiet", description = "Print the verdict only, no progress.")
    private boolean quiet;

    @Option(names = "--no-color", description = "Never use colours; so does NO_COLOR in the environment.")
    private boolean noColor;

    @Option(names = ErrorRendering.VERBOSE, description = "Print the stack trace of an error too.")
    private boolean verbose;

    Path reports() {
        return reports;
    }

    boolean quiet() {
        return quiet;
    }

    boolean noColor() {
        return noColor;
    }

    boolean verbose() {
        return verbose;
    }
}
