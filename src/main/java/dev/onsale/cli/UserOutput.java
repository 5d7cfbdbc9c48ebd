package dev.onsale.cli;

import java.io.PrintStream;

/** While open, output printed by the user's own code goes to standard error: standard output is for verdicts. */
final class UserOutput implements AutoCloseable {
    private final PrintStream before = System.out;

    private UserOutput() {
        System.setOut(System.err);
    }

    static UserOutput asProgress() {
        return new UserOutput();
    }

    @Override
    public void close() {
        System.setOut(before);
    }
}
