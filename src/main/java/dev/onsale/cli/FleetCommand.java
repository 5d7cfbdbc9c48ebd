package dev.onsale.cli;

import dev.onsale.fleet.Engine;
import dev.onsale.fleet.FleetClock;
import dev.onsale.fleet.FleetInjectors;
import dev.onsale.plan.BadInputException;
import dev.onsale.plan.Shard;
import dev.onsale.record.baseline.BaselineStore;
import dev.onsale.rehearse.Gate;
import dev.onsale.rehearse.Judged;
import dev.onsale.rehearse.RunExecutor;
import dev.onsale.rehearse.RunSetup;
import dev.onsale.rehearse.Stage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** One plan from several injectors. */
@Command(mixinStandardHelpOptions = true, sortOptions = false)
final class FleetCommand implements Callable<Integer> {
    private final Console processConsole;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "PLAN", description = "The plan: a YAML file, or a Gatling simulation.")
    private @Nullable Path plan;

    @Option(
            names = "--injectors",
            paramLabel = "N",
            required = true,
            description = "Split the visitors among this many injectors.")
    private int injectors;

    @Mixin
    private EngineOptions engine = new EngineOptions();

    @Option(
            names = "--gate",
            description = "Compare the run with its baseline, and confirm what is flagged, like onsale gate.")
    private boolean gate;

    @Mixin
    private PlayOptions options = new PlayOptions();

    @Mixin
    private GatingOptions gating = new GatingOptions();

    FleetCommand(Console console) {
        processConsole = console;
    }

    @Override
    public Integer call() {
        Console console = processConsole.with(options.common());
        return UserOutput.asProgressDuring(() -> verdict(console));
    }

    private ExitCode verdict(Console console) {
        if (injectors < 1 || injectors > Shard.COUNT_MAX) {
            throw new BadInputException(
                    "--injectors " + injectors + ": out of range, allowed: 1 to " + Shard.COUNT_MAX,
                    "give the number of injectors, such as --injectors 4");
        }
        if (options.collector().isPresent()) {
            throw new BadInputException(
                    "--otlp: only the run of one injector can be sent to a collector, not a fleet's",
                    "omit the option; use onsale export to send a finished run to Prometheus");
        }
        PlanFile planFile = PlanFile.read(Objects.requireNonNull(plan), options.plan());
        SweepPrinting.refuse(planFile, "fleet");
        Path reports = options.common().reports().toAbsolutePath();
        Engine found = engine.engine(planFile, reports, arguments());
        RunSetup setup = options.setup(planFile, console);
        if (engine.isDryRun()) {
            console.verdict(engine.manifest(planFile, reports, arguments(), setup, injectors));
            return ExitCode.PASSED;
        }
        found.require(injectors);
        try (Stage stage = gating.stage(planFile, console)) {
            FleetInjectors fleet = new FleetInjectors(
                    found,
                    injectors,
                    new FleetInjectors.Setting(
                            launcher(), named(planFile.file()), arguments(), reports, stage.databaseUrl()),
                    new FleetClock(FleetShard::micros, System::nanoTime),
                    new SecureRandom());
            RunExecutor executor = new RunExecutor(setup, stage, new ConsoleObserver(console), fleet);
            console.ctrlC().stops(executor::stop, console);
            if (!gate && !gating.learns()) {
                Gate alone = new Gate(executor, new BaselineStore(planFile.baselineFolder()), Optional.empty());
                return VerdictPrinting.print(console, alone.run(), options.verdict());
            }
            String again = "onsale fleet " + planFile.file() + " --injectors " + injectors;
            Judged judged = gating.judged(executor, planFile, again, console);
            return gating.print(console, judged, options.verdict());
        }
    }

    private static Path launcher() {
        return launcherIn(Path.of(System.getProperty("onsale.home", "")));
    }

    /** In an installed release it is in {@code bin}, in a clone beside the sources. */
    static Path launcherIn(Path home) {
        return Stream.of("bin/onsale", "onsale")
                .map(place -> home.resolve(place).toAbsolutePath())
                .filter(launcher -> Files.isRegularFile(launcher) && Files.isExecutable(launcher))
                .findFirst()
                .orElseThrow(() -> new BadInputException(
                        "a fleet starts its injectors with onsale's launcher, and there is none in "
                                + home.toAbsolutePath(),
                        "start onsale with its launcher"));
    }

    /** Injectors may start in another folder, so the path must be absolute; a class name has no folder. */
    private static String named(Path plan) {
        return Files.exists(plan) ? plan.toAbsolutePath().toString() : plan.toString();
    }

    /** The options about plan and load, exactly as given: each injector parses them again. */
    private List<String> arguments() {
        Set<String> ofTheLoad = new HashSet<>(names(new PlanOptions()));
        ofTheLoad.addAll(names(new LoadOptions()));
        ofTheLoad.add("--evidence-db");
        ofTheLoad.add("--label");
        List<String> arguments = new ArrayList<>();
        var parsed = Objects.requireNonNull(spec).commandLine().getParseResult();
        for (OptionSpec option : parsed.matchedOptions()) {
            if (ofTheLoad.contains(option.longestName())) {
                option.originalStringValues().forEach(value -> {
                    arguments.add(option.longestName());
                    arguments.add(value);
                });
            }
        }
        return arguments;
    }

    private static Set<String> names(Object mixin) {
        Set<String> names = new HashSet<>();
        CommandSpec.forAnnotatedObject(mixin).options().forEach(option -> names.addAll(Arrays.asList(option.names())));
        return names;
    }
}
