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
import picocli.CommandLine.Parameters;

/** One run of a plan. */
@Command(mixinStandardHelpOptions = true, sortOptions = false)
final class RunCommand implements Callable<Integer> {
    private final Console processConsole;

    @Parameters(paramLabel = "PLAN", description = "The plan, a YAML file.")
    private @Nullable Path plan;

    @Mixin
    private PlanOptions planOptions = new PlanOptions();

    @Mixin
    private LoadOptions loadOptions = new LoadOptions();

    @Mixin
    private VerdictOptions verdictOptions = new VerdictOptions();

    @Mixin
    private CommonOptions common = new CommonOptions();

    RunCommand(Console console) {
        processConsole = console;
    }

    @Override
    public Integer call() {
        Console console = processConsole.with(common);
        PlanFile planFile = PlanFile.read(Objects.requireNonNull(plan), planOptions);
        Cast cast = planFile.cast(common, loadOptions);
        try (Stage stage = Stages.stage(planFile, console)) {
            Performance performance = new Performance(cast, stage, new ConsoleAudience(console));
            CtrlC.stops(performance, console);
            Gate gate = new Gate(performance, new BaselineStore(planFile.baselineFolder()), loadOptions.durationMax());
            return VerdictPrinting.print(console, gate.run(), verdictOptions.strict())
                    .status();
        }
    }
}
