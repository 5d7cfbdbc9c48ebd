package dev.onsale.cli;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Options of every command. */
final class CommonOptions {
    /** The default reports folder. */
    static final Path REPORTS = Path.of("reports");

    @Option(
            names = "--reports",
            paramLabel = "DIR",
            defaultValue = "reports",
            description = "The reports folder (default: ${DEFAULT-VALUE}).")
    private Path reports = REPORTS;

    @Option(names = "--quiet", description = "Print only the verdict, no progress.")
    private boolean quiet;

    @Option(names = "--no-color", description = "Disable colours, as NO_COLOR in the environment does.")
    private boolean noColor;

    @Option(names = ErrorRendering.VERBOSE, description = "Also print the stack trace of an error.")
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
