package dev.onsale.planted.load;

import picocli.CommandLine.Option;

/** Knows the command line. */
public final class ParsesArguments {
    @Option(names = "--rate")
    private int ratePerSecond;

    int ratePerSecond() {
        return ratePerSecond;
    }
}
