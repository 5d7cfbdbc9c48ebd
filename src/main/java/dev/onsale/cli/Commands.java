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
                        "rehearse",
                        "Rehearses a sale on the practice box office: records the clean baseline runs that this machine"
                                + " lacks, runs the candidate, compares, and confirms what is flagged by fresh pairs.",
                        () -> new RehearseCommand(console),
                        "onsale rehearse --fault tito-2017-slow-query",
                        "with a slow query left on: exit code 1, and browse is named"),
                new Registered(
                        "plan",
                        "Says what a plan will do and whether it can come true; sends nothing.",
                        () -> new PlanCommand(console),
                        "onsale plan scenarios/arena.yaml",
                        "phases, a chart of visitors per second, totals, concerns"),
                new Registered(
                        "check",
                        "Sends one visitor of each kind on the journey, step by step, and says which extractor, status"
                                + " or route is wrong.",
                        () -> new CheckCommand(console),
                        "onsale check scenarios/arena.yaml --target http://127.0.0.1:8080",
                        "does the scenario fit a system of your own?"),
                new Registered(
                        "run",
                        "Runs a plan and judges it without a baseline: was it valid, and within its budgets?",
                        () -> new RunCommand(console),
                        "onsale run scenarios/arena.yaml --target http://127.0.0.1:8080",
                        "one run against a system of your own"),
                new Registered(
                        "gate",
                        "Runs a plan, compares it with the accepted runs in baselines/ beside the plan, confirms what"
                                + " is flagged, and passes or fails for CI.",
                        () -> new GateCommand(console),
                        "onsale gate scenarios/arena.yaml --target http://127.0.0.1:8080 --strict",
                        "the nightly job; inconclusive fails too"),
                new Registered(
                        "compare",
                        "Judges a stored run again, against the runs named after it or the baseline store; sends and"
                                + " stores nothing.",
                        () -> new CompareCommand(console),
                        "onsale compare reports/20260102-100000-arena-1a2b",
                        "against the baselines of this machine"),
                new Registered(
                        "baseline",
                        "Keeps the accepted runs that later runs are compared with: add, list, show, drop, pin, unpin,"
                                + " check.",
                        () -> new BaselineCommand(console),
                        "onsale baseline list arena",
                        "the accepted runs of a plan"),
                new Registered(
                        "drill",
                        "Lists real incidents; rehearses those named on the practice box office, and says whether they"
                                + " are caught, named, and whether all is quiet without them.",
                        () -> new DrillCommand(console),
                        "onsale drill tito-2017-slow-query",
                        "exit code 0: caught, named and quiet"),
                new Registered(
                        "init",
                        "Writes a starter plan and scenario for a system of your own; asks nothing.",
                        () -> new InitCommand(console),
                        "onsale init --name spring-tour --target https://staging.example.org",
                        "scenarios/spring-tour.yaml and SpringTourOnSale.java, with what to change"),
                new Registered(
                        "report",
                        "Shows a stored run again, as text, html, json, junit or markdown.",
                        () -> new ReportCommand(console),
                        "onsale report reports/20260102-100000-arena-1a2b --format json",
                        "with the verdict it was given"),
                new Registered(
                        "diagnose",
                        "Explains a stored run's verdict again: what fits, by which evidence, what would refute it, and"
                                + " what could not be known.",
                        () -> new DiagnoseCommand(console),
                        "onsale diagnose reports/20260102-100000-arena-1a2b",
                        "the likeliest explanation first"),
                new Registered(
                        "practice",
                        "Starts the practice box office alone and prints its addresses; Ctrl-C closes it.",
                        () -> new PracticeCommand(console),
                        "onsale practice --port 8080 --fault hold-lock",
                        "a shop to try a scenario on"));
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
