package dev.onsale.cli;

import picocli.CommandLine.Option;

/** Options of the commands that end with a verdict. */
final class VerdictOptions {
    @Option(names = "--strict", description = "Exit with 2 when the verdict is inconclusive.")
    private boolean strict;

    boolean strict() {
        return strict;
    }
}
