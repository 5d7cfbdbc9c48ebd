package dev.onsale.cli;

import dev.onsale.judge.BaselineFitness;
import dev.onsale.judge.LeaveOneOut;
import dev.onsale.plan.BadInputException;
import dev.onsale.plan.ControlCharacters;
import dev.onsale.record.BaselineStore;
import dev.onsale.record.Baselines;
import dev.onsale.record.Fingerprints;
import dev.onsale.record.HostClass;
import dev.onsale.record.RecordNotWrittenException;
import dev.onsale.record.Run;
import dev.onsale.record.RunDirectory;
import dev.onsale.record.RunReader;
import dev.onsale.record.RunSummary;
import dev.onsale.record.StoredRun;
import dev.onsale.record.Verdict;
import dev.onsale.report.LeaveOneOutText;
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
    private static final String PLAN = "The plan's file, or its name.";

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
                Objects.requireNonNull(spec).commandLine(), "baseline add, list, show, drop, pin, unpin or check?");
    }

    /** Where the store is, and how to speak of it. */
    static final class StoreOptions {
        @Option(
                names = "--baselines",
                paramLabel = "DIR",
                description = "The store (default: " + BaselineOptions.VARIABLE + " in the environment, else baselines"
                        + " beside the plan's file; of the practice box office's runs, baselines in the reports folder;"
                        + " of others scenarios/baselines).")
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
            description = "Accepts runs as baseline: valid ones that did not fail.")
    int add(
            @Mixin StoreOptions options,
            @Option(names = "--force", description = "Accept a run that failed too.") boolean force,
            @Option(names = "--pin", description = "Pin it too.") boolean pin,
            @Option(
                            names = "--plan",
                            paramLabel = "FILE",
                            description = "Keep it beside this plan (default: by the run's target).")
                    @Nullable
                    Path plan,
            @Parameters(arity = "1..*", paramLabel = "RUN") List<Path> runs) {
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

    /** Runs judged by an onsale that asked for less have passed though little of them succeeded. */
    private static void refuseWithoutSuccess(Path run) {
        BaselineFitness.against(RunReader.read(run)).ifPresent(why -> {
            throw new BadInputException(
                    run + ": " + why + ", so it cannot be a baseline",
                    "add a run in which people get what they come for, or add this one with --force");
        });
    }

    /** So that its reports ask no more for what has been done. */
    private static void markKept(Path run, RunSummary summary) {
        Verdict verdict = summary.verdict();
        if (verdict == null || !Files.isDirectory(run)) {
            return;
        }
        try {
            RunDirectory.at(run).writeSummary(summary.judged(verdict.keptAsBaseline(true)));
        } catch (RecordNotWrittenException keptAsItIs) {
            // The run is in the store; that its own folder cannot be written is no failure of that.
        }
    }

    private static void refuseFromTheFuture(Path run, RunSummary summary) {
        Duration ahead = Duration.ofMillis(summary.times().createdAtMs() - System.currentTimeMillis());
        if (ahead.compareTo(CLOCKS_DIFFER_MAX) > 0) {
            throw new BadInputException(
                    run + ": it says it was recorded " + ahead.toHours()
                            + " hours from now, so it cannot be a baseline",
                    "set the clock that is wrong, this machine's or the other's, or add it with --force");
        }
    }

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = "Lists a plan's baseline runs, oldest first: age, verdict, pinned or not, comparable here or"
                    + " not.")
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
            @Parameters(paramLabel = "RUN-ID") String id) {
        Console console = processConsole.with(options.common());
        BaselineHome.Shelf shelf = shelf(console, options, plan);
        Run run = shelf.store().show(shelf.plan(), id);
        console.verdict(TextReport.render(run, List.of(), console.style()));
        return ExitCode.PASSED.status();
    }

    @Command(name = "drop", mixinStandardHelpOptions = true, description = "Removes baseline runs that are not pinned.")
    int drop(
            @Mixin StoreOptions options,
            @Parameters(paramLabel = "PLAN", description = PLAN) String plan,
            @Parameters(arity = "1..*", paramLabel = "RUN-ID") List<String> ids) {
        Console console = processConsole.with(options.common());
        BaselineHome.Shelf shelf = shelf(console, options, plan);
        for (String id : ids) {
            shelf.store().drop(shelf.plan(), id);
            console.verdict("dropped " + id);
        }
        return ExitCode.PASSED.status();
    }

    @Command(
            name = "pin",
            mixinStandardHelpOptions = true,
            description = "Keeps runs in the comparison however old they are; the oldest shows creep.")
    int pin(
            @Mixin StoreOptions options,
            @Parameters(paramLabel = "PLAN", description = PLAN) String plan,
            @Parameters(arity = "1..*", paramLabel = "RUN-ID") List<String> ids) {
        Console console = processConsole.with(options.common());
        BaselineHome.Shelf shelf = shelf(console, options, plan);
        for (String id : ids) {
            shelf.store().pin(shelf.plan(), id);
            console.verdict("pinned " + id);
        }
        return ExitCode.PASSED.status();
    }

    @Command(name = "unpin", mixinStandardHelpOptions = true, description = "Undoes pin.")
    int unpin(
            @Mixin StoreOptions options,
            @Parameters(paramLabel = "PLAN", description = PLAN) String plan,
            @Parameters(arity = "1..*", paramLabel = "RUN-ID") List<String> ids) {
        Console console = processConsole.with(options.common());
        BaselineHome.Shelf shelf = shelf(console, options, plan);
        for (String id : ids) {
            shelf.store().unpin(shelf.plan(), id);
            console.verdict("unpinned " + id);
        }
        return ExitCode.PASSED.status();
    }

    @Command(
            name = "check",
            mixinStandardHelpOptions = true,
            description = "Judges each baseline run against the others: false alarms, spread between runs, smallest"
                    + " detectable regression, and what more runs would bring.")
    int check(@Mixin StoreOptions options, @Parameters(paramLabel = "PLAN", description = PLAN) String plan) {
        Console console = processConsole.with(options.common());
        BaselineHome.Shelf shelf = shelf(console, options, plan);
        RunSummary newest = newest(shelf.store().list(shelf.plan()));
        Baselines baselines = newest == null
                ? new Baselines(List.of(), List.of(), List.of())
                : shelf.store().comparable(shelf.plan(), newest.fingerprint());
        baselines
                .leftOut()
                .forEach(left -> console.progress(
                        ControlCharacters.replaced("onsale: left out " + left.run() + ": " + left.why())));
        int runs = baselines.comparable().size();
        if (runs < LeaveOneOut.RUNS_MIN) {
            throw new BadInputException(
                    shelf.store().root() + ": " + runs + " comparable baseline runs of plan '" + shelf.plan() + "', "
                            + LeaveOneOut.RUNS_MIN + " are needed: one to leave out, the others to judge it by",
                    "record more: onsale baseline add RUN");
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
