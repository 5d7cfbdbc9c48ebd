package dev.onsale.cli;

import java.io.PrintStream;
import java.util.function.Supplier;

/** What the user's own code prints goes to standard error: standard output is for verdicts. */
final class UserOutput {
    private UserOutput() {}

    /** @return the process's status after this command */
    static int asProgressDuring(Supplier<ExitCode> command) {
        PrintStream before = System.out;
        System.setOut(System.err);
        try {
            return command.get().status();
        } finally {
            System.setOut(before);
        }
    }
}
