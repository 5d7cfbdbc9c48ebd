package dev.onsale.cli;

import java.util.List;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** The one place where commands are registered, in the order in which {@code onsale --help} lists them. */
final class Commands {
    private Commands() {}

    /**
     * A command as {@code onsale} offers it.
     *
     * @param description one sentence, for the list of commands and the command's own help
     * @param command makes an object with picocli's annotations, given what it needs
     * @param example a command line that works from the project's folder
     * @param meaning what the example does, a few words
     */
    record Registered(String name, String description, Supplier<Object> command, String example, String meaning) {}

    static List<Registered> all(Console console) {
        return List.of();
    }

    /**
     * Adds the commands to {@code onsale}: the one that was called in full, the others by name and description only,
     * because reading the annotations of all of them would cost more than a light command does.
     */
    static void addTo(CommandLine onsale, List<Registered> commands, String... arguments) {
        for (Registered registered : commands) {
            boolean called = arguments.length > 0 && arguments[0].equals(registered.name());
            CommandSpec spec =
                    called ? CommandSpec.forAnnotatedObject(registered.command().get()) : CommandSpec.create();
            spec.usageMessage().description(registered.description());
            onsale.addSubcommand(registered.name(), spec);
        }
    }
}
