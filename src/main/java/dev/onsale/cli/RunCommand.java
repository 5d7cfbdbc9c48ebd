package dev.onsale.cli;

import dev.onsale.export.Collector;
import dev.onsale.plan.BadInputException;
import dev.onsale.record.baseline.BaselineStore;
import dev.onsale.rehearse.Gate;
import dev.onsale.rehearse.Injectors;
import dev.onsale.rehearse.Judged;
import dev.onsale.rehearse.OwnInjector;
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

/** One run of a plan. */
@Command(mixinStandardHelpOptions = true, sortOptions = false)
final class RunCommand implements Callable<Integer> {
    private final Console processConsole;

    @Parameters(paramLabel = "PLAN", description = "The plan: a YAML file, or a Gatling simulation.")
    private @Nullable Path plan;

    @Mixin
    private PlayOptions options = new PlayOptions();

    @Mixin
    private ShardOptions shard = new ShardOptions();

    RunCommand(Console console) {
        processConsole = console;
    }

    @Override
    public Integer call() {
        Console console = processConsole.with(options.common());
        return UserOutput.asProgressDuring(() ->
                shard.isOfFleet() ? FleetShard.play(console, Objects.requireNonNull(plan), shard) : verdict(console));
    }

    private ExitCode verdict(Console console) {
        PlanFile planFile = PlanFile.read(Objects.requireNonNull(plan), options.plan());
        SweepPrinting.requireShowable(planFile.plan(), options.verdict());
        Injectors injectors = shard.given() ? new OwnInjector(shard.companions(planFile)) : new OwnInjector();
        RunSetup setup = options.setup(planFile, console);
        Optional<Collector> collector = options.collector();
        if (shard.given() && setup.plan().variations().sweep() != null) {
            throw new BadInputException(
                    "--shard: a sweep has several runs, and each would need its own start instant",
                    "run one catalogue size: --set sale.ticketTypes=100, with no sweep in the plan");
        }
        try (Stage stage = Stages.stage(planFile, console)) {
            RunExecutor executor = new RunExecutor(setup, stage, new ConsoleObserver(console, collector), injectors);
            console.ctrlC().stops(executor::stop, console);
            if (setup.plan().variations().sweep() != null) {
                return SweepPrinting.play(console, executor, options.verdict());
            }
            Gate gate = new Gate(executor, new BaselineStore(planFile.baselineFolder()), Optional.empty());
            Judged judged = gate.run();
            planFile.keepLastRun(setup, judged);
            return VerdictPrinting.print(console, judged, options.verdict());
        }
    }
}
