package dev.onsale.cli;

import picocli.CommandLine.Option;

/** Options of the commands that end with a verdict. */
final class VerdictOptions {
    @Option(names = "--strict", description = "Exit with 2 if the verdict is inconclusive.")
    private boolean strict;

    @Option(names = "--format", paramLabel = "FORMAT", defaultValue = "text", description = ReportFormat.DESCRIPTION)
    private ReportFormat format = ReportFormat.text;

    boolean strict() {
        return strict;
    }

    ReportFormat format() {
        return format;
    }
}
