package dev.onsale.cli;

import dev.onsale.record.BaselineStore;
import dev.onsale.rehearse.Cast;
import dev.onsale.rehearse.Gate;
import dev.onsale.rehearse.Performance;
import dev.onsale.rehearse.Stage;
import java.nio.file.Path;
import java.util.Objects;
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
            description = "Where the baseline's build stands, so that fresh pairs can confirm what is flagged.")
    private @Nullable String baselineTarget;

    @Option(
            names = "--learn",
            description = "Add a run that is valid and within its budgets to the baseline, until it is complete.")
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
        Cast cast = options.cast(planFile);
        try (Stage stage = Stages.gated(planFile, baselineTarget, console)) {
            Performance performance = new Performance(cast, stage, new ConsoleAudience(console));
            console.ctrlC().stops(performance::stop, console);
            BaselineStore store =
                    baselines.store(planFile::baselineFolder, planFile.plan().gate(), System.currentTimeMillis());
            console.progress("onsale: baselines in " + store.root());
            Gate gate = new Gate(performance, store, confirmation.durationMax());
            return VerdictPrinting.printCompared(console, learn ? gate.learn() : gate.gate(), options.verdict());
        }
    }
}
