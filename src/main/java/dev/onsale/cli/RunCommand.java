package dev.onsale.cli;

import dev.onsale.record.BaselineStore;
import dev.onsale.rehearse.Cast;
import dev.onsale.rehearse.Gate;
import dev.onsale.rehearse.Performance;
import dev.onsale.rehearse.Stage;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** One run of a plan. */
@Command(mixinStandardHelpOptions = true, sortOptions = false)
final class RunCommand implements Callable<Integer> {
    private final Console processConsole;

    @Parameters(paramLabel = "PLAN", description = "The plan: a YAML file, or a Gatling simulation.")
    private @Nullable Path plan;

    @Mixin
    private PlayOptions options = new PlayOptions();

    RunCommand(Console console) {
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
        SweepPrinting.requireShowable(planFile.plan(), options.verdict());
        Cast cast = options.cast(planFile);
        try (Stage stage = Stages.stage(planFile, console)) {
            Performance performance = new Performance(cast, stage, new ConsoleAudience(console));
            console.ctrlC().stops(performance::stop, console);
            if (cast.plan().sweep() != null) {
                return SweepPrinting.play(console, performance, options.verdict());
            }
            Gate gate = new Gate(performance, new BaselineStore(planFile.baselineFolder()), Optional.empty());
            return VerdictPrinting.print(console, gate.run(), options.verdict());
        }
    }
}
