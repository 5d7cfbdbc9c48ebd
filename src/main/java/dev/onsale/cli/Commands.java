package dev.onsale.cli;

import java.util.List;

/** The one place where commands are registered, in the order in which {@code onsale --help} lists them. */
final class Commands {
    private Commands() {}

    /**
     * A command as {@code onsale} offers it.
     *
     * @param command an object annotated with picocli's {@code @Command}, made with what it needs
     * @param example a command line that works from the project's folder
     * @param meaning what the example does, a few words
     */
    record Registered(Object command, String example, String meaning) {}

    static List<Registered> all(Console console) {
        return List.of();
    }
}
