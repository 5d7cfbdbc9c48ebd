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
        return List.of(
                new Registered(
                        new RehearseCommand(console),
                        "onsale rehearse --fault tito-2017-slow-query",
                        "rehearse on the practice box office, with a slow query left on"),
                new Registered(
                        new RunCommand(console),
                        "onsale run scenarios/arena.yaml --target http://127.0.0.1:8080",
                        "one run, judged by its budgets"),
                new Registered(
                        new GateCommand(console),
                        "onsale gate scenarios/arena.yaml --target http://127.0.0.1:8080",
                        "one run, compared with its baseline, for CI"),
                new Registered(
                        new CompareCommand(console),
                        "onsale compare reports/20260102-100000-arena-1a2b",
                        "a stored run, judged again"),
                new Registered(
                        new BaselineCommand(console), "onsale baseline list arena", "the accepted runs of a plan"),
                new Registered(
                        new ReportCommand(console),
                        "onsale report reports/20260102-100000-arena-1a2b --format json",
                        "a stored run, shown again"),
                new Registered(
                        new PracticeCommand(console), "onsale practice --port 8080", "the practice box office alone"));
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
