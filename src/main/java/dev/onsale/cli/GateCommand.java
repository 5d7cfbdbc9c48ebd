package dev.onsale.cli;

import dev.onsale.export.Collector;
import dev.onsale.record.baseline.BaselineStore;
import dev.onsale.rehearse.Gate;
import dev.onsale.rehearse.Judged;
import dev.onsale.rehearse.RunExecutor;
import dev.onsale.rehearse.RunSetup;
import dev.onsale.rehearse.Stage;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** One run of a plan, compared with its baseline. */
@Command(mixinStandardHelpOptions = true, sortOptions = false)
final class GateCommand implements Callable<Integer> {
    private final Console processConsole;

    @Parameters(paramLabel = "PLAN", description = "The plan: a YAML file, or a Gatling simulation.")
    private @Nullable Path plan;

    @Option(
            names = "--baseline-target",
            paramLabel = "URL",
            description =
                    "The URL of the baseline's build, so that fresh pairs can confirm what is flagged; without --learn its runs also serve as the baseline if none is stored.")
    private @Nullable String baselineTarget;

    @Option(
            names = "--learn",
            description =
                    "Add the run to the baseline if it is valid and within its budgets, until the baseline is complete.")
    private boolean learn;

    @Mixin
    private PlayOptions options = new PlayOptions();

    @Mixin
    private ConfirmationOptions confirmation = new ConfirmationOptions();

    @Mixin
    private BaselineOptions baselines = new BaselineOptions();

    GateCommand(Console console) {
        processConsole = console;
    }

    @Override
    public Integer call() {
        Console console = processConsole.with(options.common());
        try (UserOutput printed = UserOutput.asProgress()) {
            return verdict(console).status();
        }
    }

    private ExitCode verdict(Console console) {
        PlanFile planFile = PlanFile.read(Objects.requireNonNull(plan), options.plan());
        SweepPrinting.refuse(planFile, "gate");
        RunSetup setup = options.setup(planFile, console);
        Optional<Collector> collector = options.collector();
        try (Stage stage = Stages.gated(planFile, baselineTarget, console)) {
            RunExecutor executor = new RunExecutor(setup, stage, new ConsoleObserver(console, collector));
            console.ctrlC().stops(executor::stop, console);
            BaselineStore store = baselines.store(
                    planFile::baselineFolder, planFile.plan().limits().gate(), System.currentTimeMillis());
            console.progress("onsale: baselines in " + store.root());
            Gate gate = new Gate(
                    executor, store, confirmation.durationMax(), "onsale gate " + planFile.file() + " --learn");
            Judged judged = judged(gate);
            planFile.keepLastRun(setup, judged);
            return learn
                    ? VerdictPrinting.printLearning(console, judged, options.verdict())
                    : VerdictPrinting.printCompared(console, judged, options.verdict());
        }
    }

    private Judged judged(Gate gate) {
        if (learn) {
            return gate.learn();
        }
        return baselineTarget == null ? gate.gate() : gate.gateBesideBaseline();
    }
}
