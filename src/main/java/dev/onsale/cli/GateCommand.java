package dev.onsale.cli;

import dev.onsale.export.Collector;
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
import picocli.CommandLine.Parameters;

/** One run of a plan, compared with its baseline. */
@Command(mixinStandardHelpOptions = true, sortOptions = false)
final class GateCommand implements Callable<Integer> {
    private final Console processConsole;

    @Parameters(paramLabel = "PLAN", description = "The plan: a YAML file, or a Gatling simulation.")
    private @Nullable Path plan;

    @Mixin
    private PlayOptions options = new PlayOptions();

    @Mixin
    private GatingOptions gating = new GatingOptions();

    GateCommand(Console console) {
        processConsole = console;
    }

    @Override
    public Integer call() {
        Console console = processConsole.with(options.common());
        return UserOutput.asProgressDuring(() -> verdict(console));
    }

    private ExitCode verdict(Console console) {
        PlanFile planFile = PlanFile.read(Objects.requireNonNull(plan), options.plan());
        SweepPrinting.refuse(planFile, "gate");
        RunSetup setup = options.setup(planFile, console);
        Optional<Collector> collector = options.collector();
        try (Stage stage = gating.stage(planFile, console)) {
            RunExecutor executor = new RunExecutor(setup, stage, new ConsoleObserver(console, collector));
            console.ctrlC().stops(executor::stop, console);
            Judged judged = gating.judged(executor, planFile, "onsale gate " + planFile.file(), console);
            planFile.keepLastRun(setup, judged);
            return gating.print(console, judged, options.verdict());
        }
    }
}
