package dev.onsale.cli;

import dev.onsale.export.Collector;
import dev.onsale.plan.BadInputException;
import dev.onsale.practice.PracticeOptions;
import dev.onsale.practice.fault.Fault;
import dev.onsale.rehearse.Gate;
import dev.onsale.rehearse.Judged;
import dev.onsale.rehearse.PracticeStage;
import dev.onsale.rehearse.RunExecutor;
import dev.onsale.rehearse.RunSetup;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Rehearses a sale on the practice box office. */
@Command(mixinStandardHelpOptions = true, sortOptions = false)
final class RehearseCommand implements Callable<Integer> {
    private final Console processConsole;

    @Parameters(arity = "0..1", paramLabel = "PLAN", description = "The plan (default: scenarios/arena.yaml).")
    private @Nullable Path plan;

    @Option(
            names = "--fault",
            paramLabel = "NAME[=STRENGTH]",
            description = "Inject this fault into the candidate (repeatable); an unknown name lists all faults.")
    private List<String> faults = new ArrayList<>();

    @Option(
            names = "--practice-db",
            paramLabel = "JDBC-URL",
            description = "Use this PostgreSQL for the practice box office instead of an embedded one.")
    private @Nullable String practiceDatabase;

    @Mixin
    private PlayOptions options = new PlayOptions();

    @Mixin
    private ConfirmationOptions confirmation = new ConfirmationOptions();

    @Mixin
    private BaselineOptions baselines = new BaselineOptions();

    RehearseCommand(Console console) {
        processConsole = console;
    }

    @Override
    public Integer call() {
        Console console = processConsole.with(options.common());
        return UserOutput.asProgressDuring(() -> told(console));
    }

    private ExitCode told(Console console) {
        List<Fault> candidateFaults = faults.stream().map(Fault::parse).toList();
        PlanFile planFile = PlanFile.read(plan == null ? PlanFile.defaultFile() : plan, options.plan());
        if (!planFile.plan().targetsPractice()) {
            throw new BadInputException(
                    planFile.file() + ": rehearse needs target: practice, not "
                            + planFile.plan().destination().target(),
                    "use onsale gate for your own system");
        }
        SweepPrinting.requireShowable(planFile.plan(), options.verdict());
        RunSetup setup = options.setup(planFile, console);
        Optional<Collector> collector = options.collector();
        PracticeOptions practice = practiceDatabase == null
                ? PracticeOptions.DEFAULT
                : PracticeOptions.DEFAULT.withDatabaseUrl(practiceDatabase);
        console.progress("onsale: starting the practice box office");
        try (PracticeStage stage =
                console.ctrlC().interruptible(() -> PracticeStage.start(practice, candidateFaults))) {
            RunExecutor executor = new RunExecutor(setup, stage, new ConsoleObserver(console, collector));
            console.ctrlC().stops(executor::stop, console);
            return setup.plan().variations().sweep() != null
                    ? SweepPrinting.play(console, executor, options.verdict())
                    : judge(console, planFile, setup, executor);
        }
    }

    private ExitCode judge(Console console, PlanFile planFile, RunSetup setup, RunExecutor executor) {
        Gate gate = new Gate(
                executor,
                baselines.store(
                        () -> options.common().reports().resolve("baselines"),
                        setup.plan().limits().gate(),
                        System.currentTimeMillis()),
                confirmation.durationMax());
        Optional<Judged> spoilt = gate.recordMissingBaselines();
        if (spoilt.isPresent()) {
            if (!console.ctrlC().stopped()) {
                console.progress("onsale: no baseline: the clean shop itself does not pass on this machine");
            }
            VerdictPrinting.print(console, spoilt.get(), options.verdict());
            return ExitCode.NOT_JUDGED;
        }
        Judged judged = gate.gate();
        planFile.keepLastRun(setup, judged);
        return VerdictPrinting.printCompared(console, judged, options.verdict());
    }
}
