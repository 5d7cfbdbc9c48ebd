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
     * @param command creates the object with picocli's annotations from what it needs
     * @param example a command line that works in the project's folder
     * @param meaning what the example does, in a few words
     */
    record Registered(String name, String description, Supplier<Object> command, String example, String meaning) {}

    static List<Registered> all(Console console) {
        return List.of(
                new Registered(
                        "rehearse",
                        "Rehearses a sale on the practice box office: records missing clean baseline runs, runs the candidate, compares them, and confirms what is flagged with fresh pairs.",
                        () -> new RehearseCommand(console),
                        "onsale rehearse --fault tito-2017-slow-query",
                        "injects a slow query: exit code 1, and the verdict names browse"),
                new Registered(
                        "plan",
                        "Shows what a plan will do, and whether it is feasible; sends nothing.",
                        () -> new PlanCommand(console),
                        "onsale plan scenarios/arena.yaml",
                        "prints phases, a chart of visitors per second, totals and concerns"),
                new Registered(
                        "check",
                        "Sends one visitor of each kind through the journey, step by step, and reports the extractor, status or route that is wrong.",
                        () -> new CheckCommand(console),
                        "onsale check scenarios/arena.yaml --target http://127.0.0.1:8080",
                        "checks that the scenario fits your own system"),
                new Registered(
                        "run",
                        "Runs a plan once and judges it without a baseline: validity and budgets.",
                        () -> new RunCommand(console),
                        "onsale run scenarios/arena.yaml --target http://127.0.0.1:8080",
                        "runs a plan against your own system"),
                new Registered(
                        "gate",
                        "Runs a plan, compares it with its baseline in baselines/ beside the plan, confirms what is flagged, and passes or fails; for CI.",
                        () -> new GateCommand(console),
                        "onsale gate scenarios/arena.yaml --target http://127.0.0.1:8080 --strict",
                        "for the nightly job; an inconclusive run is not a pass"),
                new Registered(
                        "compare",
                        "Judges a stored run again, against the runs you name or the baseline store; sends and stores nothing.",
                        () -> new CompareCommand(console),
                        "onsale compare reports/20260102-100000-arena-1a2b",
                        "compares it with this machine's baseline"),
                new Registered(
                        "fleet",
                        "Runs one plan from several injectors on this machine, Slurm or Kubernetes, and judges them as one run; --gate compares it with its baseline.",
                        () -> new FleetCommand(console),
                        "onsale fleet scenarios/arena.yaml --injectors 2 --target http://127.0.0.1:8080",
                        "sends the same visitors as one injector would, half from each"),
                new Registered(
                        "merge",
                        "Merges the runs of all shards of one load into one run, and judges it.",
                        () -> new MergeCommand(console),
                        "onsale merge reports/20260102-100000-arena-*",
                        "names missing or incomplete shards; they make the run invalid"),
                new Registered(
                        "baseline",
                        "Manages the baseline, the accepted runs that later runs are compared with: add, list, show, drop, pin, unpin, check.",
                        () -> new BaselineCommand(console),
                        "onsale baseline list arena",
                        "lists the accepted runs of a plan"),
                new Registered(
                        "drill",
                        "Lists real incidents. Rehearses those you name on the practice box office, and reports whether each is caught, its cause named, and the clean run quiet.",
                        () -> new DrillCommand(console),
                        "onsale drill tito-2017-slow-query",
                        "exit code 0: caught, named and quiet"),
                new Registered(
                        "init",
                        "Writes a starter plan and scenario for your own system; asks no questions.",
                        () -> new InitCommand(console),
                        "onsale init --name spring-tour --target https://staging.example.org",
                        "writes scenarios/spring-tour.yaml and SpringTourOnSale.java; CHANGE marks what to adapt"),
                new Registered(
                        "report",
                        "Prints the report of a stored run as text, html, json, junit or markdown.",
                        () -> new ReportCommand(console),
                        "onsale report reports/20260102-100000-arena-1a2b --format json",
                        "prints it with its stored verdict"),
                new Registered(
                        "export",
                        "Writes a stored run as OpenMetrics text, CSV, OTLP or an HdrHistogram log, for Prometheus,"
                                + " spreadsheets, collectors and HdrHistogram's own tools.",
                        () -> new ExportCommand(console),
                        "onsale export reports/20260102-100000-arena-1a2b --format openmetrics --out run.om",
                        "for promtool tsdb create-blocks-from openmetrics"),
                new Registered(
                        "diagnose",
                        "Explains the verdict of a stored run: likely causes, their evidence, what would refute them, and what could not be determined.",
                        () -> new DiagnoseCommand(console),
                        "onsale diagnose reports/20260102-100000-arena-1a2b",
                        "prints the most likely explanation first"),
                new Registered(
                        "runs",
                        "Lists the runs in the reports folder, newest first, with verdict, responses and labels.",
                        () -> new RunsCommand(console),
                        "onsale runs arena",
                        "lists the runs of one plan; other commands accept latest, or the beginning of a name"),
                new Registered(
                        "practice",
                        "Starts the practice box office alone and prints its addresses; Ctrl-C stops it.",
                        () -> new PracticeCommand(console),
                        "onsale practice --port 8080 --fault hold-lock",
                        "starts a shop to try a scenario on"),
                new Registered(
                        "doctor",
                        "Checks this machine: limits, cores, clock, JDK, other load, and whether the practice box office can run; says how to fix each problem.",
                        () -> new DoctorCommand(console),
                        "onsale doctor",
                        "exit code 1: fix the marked problems first"),
                new Registered(
                        "completion",
                        "Prints the completion script for bash or zsh: commands, options and files.",
                        () -> new CompletionCommand(console),
                        "source <(onsale completion bash)",
                        "for this shell; put it in ~/.bashrc for every shell"),
                new Registered(
                        CommandWords.HELP,
                        "Shows the help of a command.",
                        HelpCommand::new,
                        "onsale help baseline add",
                        "the same as onsale baseline add --help"));
    }

    /**
     * Adds the commands to {@code onsale}: the called one completely, the others by name and description only, because
     * reading the annotations of all of them would take longer than a light command does.
     */
    static void addTo(CommandLine onsale, List<Registered> commands, String... arguments) {
        for (Registered registered : commands) {
            boolean called = arguments.length > 0 && arguments[0].equals(registered.name());
            add(
                    onsale,
                    registered,
                    called ? CommandSpec.forAnnotatedObject(registered.command().get()) : CommandSpec.create());
        }
    }

    /** Adds every command completely, for help and completion of all of them. */
    static void addWhole(CommandLine onsale, List<Registered> commands) {
        commands.forEach(registered -> add(
                onsale,
                registered,
                CommandSpec.forAnnotatedObject(registered.command().get())));
    }

    private static void add(CommandLine onsale, Registered registered, CommandSpec spec) {
        spec.usageMessage().description(registered.description());
        onsale.addSubcommand(registered.name(), spec);
    }
}
