package dev.onsale.cli;

import dev.onsale.judge.BaselineFitness;
import dev.onsale.judge.LeaveOneOut;
import dev.onsale.plan.BadInputException;
import dev.onsale.plan.ControlCharacters;
import dev.onsale.record.Fingerprints;
import dev.onsale.record.Run;
import dev.onsale.record.RunSummary;
import dev.onsale.record.Verdict;
import dev.onsale.record.baseline.BaselineStore;
import dev.onsale.record.baseline.Baselines;
import dev.onsale.record.baseline.StoredRun;
import dev.onsale.record.files.RecordNotWrittenException;
import dev.onsale.record.files.RunDirectory;
import dev.onsale.record.files.RunReader;
import dev.onsale.record.machine.HostClass;
import dev.onsale.report.FitnessWords;
import dev.onsale.report.LeaveOneOutText;
import dev.onsale.report.LeftOutWords;
import dev.onsale.report.TextReport;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The baseline store. */
@Command(mixinStandardHelpOptions = true, synopsisSubcommandLabel = "add|list|show|drop|pin|unpin|check")
final class BaselineCommand implements Runnable {
    private static final String PLAN = "The plan's file or name.";
    private static final String ID = "The run's id, the beginning of the id, or latest.";

    /** Clocks of machines differ by less than this. */
    private static final Duration CLOCKS_DIFFER_MAX = Duration.ofHours(1);

    private final Console processConsole;

    @Spec
    private @Nullable CommandSpec spec;

    BaselineCommand(Console console) {
        processConsole = console;
    }

    @Override
    public void run() {
        throw new ParameterException(
                Objects.requireNonNull(spec).commandLine(),
                "no subcommand given: add, list, show, drop, pin, unpin or check");
    }

    /** The store's location, and how messages name it. */
    static final class StoreOptions {
        @Option(
                names = "--baselines",
                paramLabel = "DIR",
                description =
                        "The baseline store (default: " + BaselineOptions.VARIABLE
                                + " in the environment; else baselines/ beside the plan's file; else baselines/ in the reports folder for runs of the practice box office, and scenarios/baselines for others).")
        private @Nullable Path root;

        @Mixin
        private CommonOptions common = new CommonOptions();

        BaselineHome home() {
            return new BaselineHome(
                    BaselineOptions.named(root, System.getenv(BaselineOptions.VARIABLE)), common.reports());
        }

        CommonOptions common() {
            return common;
        }
    }

    @Command(
            name = "add",
            mixinStandardHelpOptions = true,
            description = "Adds runs to the baseline; they must be valid and not failed.")
    int add(
            @Mixin StoreOptions options,
            @Option(names = "--force", description = "Add a failed run as well.") boolean force,
            @Option(names = "--pin", description = "Pin it as well.") boolean pin,
            @Option(
                            names = "--plan",
                            paramLabel = "FILE",
                            description = "Store it beside this plan (default: chosen by the run's target).")
                    @Nullable
                    Path plan,
            @Parameters(arity = "1..*", paramLabel = "RUN", description = RunNames.HELP) List<Path> runs) {
        Console console = processConsole.with(options.common());
        StoredRuns stored = new StoredRuns(options.common().reports());
        for (Path named : new ArrayList<>(runs)) {
            Path run = stored.directory(named);
            RunSummary summary = RunReader.readSummary(run);
            if (!force) {
                refuseFromTheFuture(run, summary);
                refuseWithoutSuccess(run);
            }
            BaselineHome home = options.home();
            BaselineStore store = new BaselineStore(plan == null ? home.of(summary) : home.besides(plan));
            console.verdict("added " + store.add(run, force));
            markKept(run, summary);
            if (pin) {
                store.pin(summary.plan().name(), summary.id());
                console.verdict("pinned " + summary.id());
            }
        }
        return ExitCode.PASSED.status();
    }

    /** Earlier versions passed runs in which too little succeeded. */
    private static void refuseWithoutSuccess(Path run) {
        BaselineFitness.against(RunReader.read(run)).ifPresent(why -> {
            throw new BadInputException(
                    run + ": " + FitnessWords.of(why) + ", so it cannot be a baseline",
                    "add a run in which visitors succeed, or add this one with --force");
        });
    }

    /** So that the run's reports do not ask for what has already been done. */
    private static void markKept(Path run, RunSummary summary) {
        Verdict verdict = summary.verdict();
        if (verdict == null || !Files.isDirectory(run)) {
            return;
        }
        try {
            RunDirectory.at(run).writeSummary(summary.judged(verdict.keptAsBaseline(true)));
        } catch (RecordNotWrittenException keptAsItIs) {
            // The run is already in the store, so failing to write its own folder is not a failure of this command.
        }
    }

    private static void refuseFromTheFuture(Path run, RunSummary summary) {
        Duration ahead = Duration.ofMillis(summary.measured().times().createdAtMs() - System.currentTimeMillis());
        if (ahead.compareTo(CLOCKS_DIFFER_MAX) > 0) {
            throw new BadInputException(
                    run + ": its recording time is " + ahead.toHours()
                            + " hours in the future, so it cannot be a baseline",
                    "correct the clock of this machine or of the recording one, or add the run with --force");
        }
    }

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description =
                    "Lists a plan's baseline runs, oldest first, with age, verdict, pin, and whether they are comparable on this machine.")
    int list(@Mixin StoreOptions options, @Parameters(paramLabel = "PLAN", description = PLAN) String plan) {
        Console console = processConsole.with(options.common());
        BaselineHome.Shelf shelf = shelf(console, options, plan);
        List<StoredRun> runs = shelf.store().list(shelf.plan());
        if (runs.isEmpty()) {
            console.verdict("no baseline runs of plan " + shelf.plan());
        }
        RunSummary newest = newest(runs);
        Map<String, String> machine = Fingerprints.ofMachine(HostClass.ofThisMachine());
        runs.forEach(run -> console.verdict(StoredRunLine.of(run, newest, machine, System.currentTimeMillis())));
        return ExitCode.PASSED.status();
    }

    private static @Nullable RunSummary newest(List<StoredRun> oldestFirst) {
        return oldestFirst.stream()
                .map(StoredRun::summary)
                .filter(Objects::nonNull)
                .reduce((older, newer) -> newer)
                .orElse(null);
    }

    @Command(name = "show", mixinStandardHelpOptions = true, description = "Shows one baseline run.")
    int show(
            @Mixin StoreOptions options,
            @Parameters(paramLabel = "PLAN", description = PLAN) String plan,
            @Parameters(paramLabel = "RUN-ID", description = ID) String id) {
        Console console = processConsole.with(options.common());
        BaselineHome.Shelf shelf = shelf(console, options, plan);
        Run run = shelf.store().show(shelf.plan(), shelf.id(id));
        console.verdict(TextReport.render(run, List.of(), console.style()));
        return ExitCode.PASSED.status();
    }

    @Command(
            name = "drop",
            mixinStandardHelpOptions = true,
            description = "Removes baseline runs; pinned ones must be unpinned first.")
    int drop(
            @Mixin StoreOptions options,
            @Parameters(paramLabel = "PLAN", description = PLAN) String plan,
            @Parameters(arity = "1..*", paramLabel = "RUN-ID", description = ID) List<String> ids) {
        return each(options, plan, ids, BaselineStore::drop, "dropped ");
    }

    @Command(
            name = "pin",
            mixinStandardHelpOptions = true,
            description =
                    "Pins runs: they stay in the comparison at any age, and creep is detected against the oldest.")
    int pin(
            @Mixin StoreOptions options,
            @Parameters(paramLabel = "PLAN", description = PLAN) String plan,
            @Parameters(arity = "1..*", paramLabel = "RUN-ID", description = ID) List<String> ids) {
        return each(options, plan, ids, BaselineStore::pin, "pinned ");
    }

    @Command(name = "unpin", mixinStandardHelpOptions = true, description = "Unpins runs.")
    int unpin(
            @Mixin StoreOptions options,
            @Parameters(paramLabel = "PLAN", description = PLAN) String plan,
            @Parameters(arity = "1..*", paramLabel = "RUN-ID", description = ID) List<String> ids) {
        return each(options, plan, ids, BaselineStore::unpin, "unpinned ");
    }

    private interface Doing {
        void to(BaselineStore store, String plan, String id);
    }

    private int each(StoreOptions options, String plan, List<String> ids, Doing doing, String done) {
        Console console = processConsole.with(options.common());
        BaselineHome.Shelf shelf = shelf(console, options, plan);
        for (String id : shelf.ids(ids)) {
            doing.to(shelf.store(), shelf.plan(), id);
            console.verdict(done + id);
        }
        return ExitCode.PASSED.status();
    }

    @Command(
            name = "check",
            mixinStandardHelpOptions = true,
            description =
                    "Judges each baseline run against the others; prints false alarms, run-to-run spread, the smallest detectable regression, and what more runs would gain.")
    int check(@Mixin StoreOptions options, @Parameters(paramLabel = "PLAN", description = PLAN) String plan) {
        Console console = processConsole.with(options.common());
        BaselineHome.Shelf shelf = shelf(console, options, plan);
        RunSummary newest = newest(shelf.store().list(shelf.plan()));
        Baselines baselines = newest == null
                ? new Baselines(List.of(), List.of(), List.of())
                : shelf.store().comparable(shelf.plan(), newest.conditions().fingerprint());
        baselines
                .leftOut()
                .forEach(left -> console.progress(
                        ControlCharacters.replaced("onsale: excluded " + left.run() + ": " + LeftOutWords.of(left))));
        int runs = baselines.comparable().size();
        if (runs < LeaveOneOut.RUNS_MIN) {
            throw new BadInputException(
                    shelf.store().root() + ": " + runs + " comparable baseline runs of plan '" + shelf.plan() + "', "
                            + LeaveOneOut.RUNS_MIN + " are needed: one to judge, the others to compare it with",
                    "add more: onsale baseline add RUN");
        }
        console.verdict(LeaveOneOutText.render(LeaveOneOut.of(baselines.comparable()), console.style()));
        return ExitCode.PASSED.status();
    }

    private static BaselineHome.Shelf shelf(Console console, StoreOptions options, String plan) {
        BaselineHome.Shelf shelf = options.home().shelf(plan);
        console.progress("onsale: baselines in " + shelf.store().root());
        return shelf;
    }
}
