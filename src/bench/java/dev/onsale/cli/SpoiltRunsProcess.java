package dev.onsale.cli;

import java.io.IOException;
import java.nio.file.Path;

/** Spoils stored files and reads them, one after the other, until one of them does harm. */
final class SpoiltRunsProcess {
    /** Seeds that the unit test does not use. */
    private static final long FIRST = 1_000;

    private SpoiltRunsProcess() {}

    /** @param arguments an empty folder, and how many files to spoil */
    public static void main(String[] arguments) throws IOException {
        SpoiltRuns runs = new SpoiltRuns(Path.of(arguments[0]));
        int spoilt = Integer.parseInt(arguments[1]);
        for (long seed = FIRST; seed < FIRST + spoilt; seed++) {
            runs.spoilAndRead(seed);
        }
        System.out.println(spoilt + " spoilt files: every command ended, with 0, 1, 2 or 64");
    }
}
