package dev.onsale.cli;

import dev.onsale.fleet.FleetClock;
import dev.onsale.fleet.FleetFolder;
import dev.onsale.fleet.FleetMember;
import dev.onsale.fleet.PresentedStage;
import dev.onsale.load.TargetAddress;
import dev.onsale.plan.HostName;
import dev.onsale.plan.Shard;
import dev.onsale.record.StopReason;
import dev.onsale.record.baseline.BaselineStore;
import dev.onsale.record.files.PlanDigest;
import dev.onsale.rehearse.Gate;
import dev.onsale.rehearse.Judged;
import dev.onsale.rehearse.OwnInjector;
import dev.onsale.rehearse.RunExecutor;
import dev.onsale.rehearse.RunSetup;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** One injector of a fleet; its instructions are in the fleet's folder. */
final class FleetShard {
    private FleetShard() {}

    /** The options of the fleet's command line that concern the run. */
    @Command
    private static final class Arguments {
        @Mixin
        private PlayOptions options = new PlayOptions();
    }

    static ExitCode play(Console console, Path plan, ShardOptions shardOptions) {
        Shard shard = shardOptions.shard();
        FleetFolder folder = FleetFolder.at(shardOptions.fleet(), System::getenv);
        PlayOptions options = options(folder, shard);
        PlanFile planFile = PlanFile.read(plan, options.plan());
        RunSetup setup = options.setup(planFile, console);
        PresentedStage stage = PresentedStage.of(folder);
        if (!planFile.plan().targetsPractice() && !planFile.plan().targetsOwn()) {
            TargetAddress.allowed("target", stage.address().toString(), planFile.allowedHosts(), planFile.hostMap());
        }
        try (FleetMember member = FleetMember.join(
                folder,
                shard,
                PlanDigest.of(setup.plan().asOneRun(), setup.fingerprint()),
                version(),
                HostName.isLoopback(stage.address().getHost()),
                setup.plan().limits().abort(),
                new FleetClock(FleetShard::micros, System::nanoTime))) {
            RunExecutor executor = new RunExecutor(setup, stage, new ConsoleObserver(console), new OwnInjector(member));
            console.ctrlC()
                    .stops(
                            () -> {
                                member.stopping(StopReason.of(StopReason.Kind.USER));
                                executor.stop();
                            },
                            console);
            if (stage.endsWithStandardInput()) {
                endWithStandardInput(console);
            }
            return played(console, member, planFile, executor);
        }
    }

    /** Anything that prevents this injector from doing its part stops all injectors. */
    private static ExitCode played(Console console, FleetMember member, PlanFile planFile, RunExecutor executor) {
        try {
            Judged judged = new Gate(executor, new BaselineStore(planFile.baselineFolder()), Optional.empty()).run();
            console.progress("onsale: shard " + member.shard() + " has written its run to " + judged.directory());
            return VerdictPrinting.code(judged.run(), judged.verdict(), false);
        } catch (RuntimeException e) {
            member.stopping(StopReason.of(
                    StopReason.Kind.ERROR,
                    ExpectedFailure.of(e).map(ExpectedFailure::whatWhere).orElseGet(e::toString)));
            throw e;
        }
    }

    private static PlayOptions options(FleetFolder folder, Shard shard) {
        List<String> arguments = new ArrayList<>(folder.arguments());
        arguments.addAll(List.of("--reports", folder.shard(shard.index()).toString()));
        Arguments parsed = new Arguments();
        new CommandLine(parsed).setExpandAtFiles(false).parseArgs(arguments.toArray(String[]::new));
        return parsed.options;
    }

    private static String version() {
        return String.valueOf(FleetShard.class.getPackage().getImplementationVersion());
    }

    static long micros() {
        Instant now = Instant.now();
        return TimeUnit.SECONDS.toMicros(now.getEpochSecond()) + TimeUnit.NANOSECONDS.toMicros(now.getNano());
    }

    /**
     * The starting process holds the other end of this stream, which closes when that process ends, however it ends.
     */
    private static void endWithStandardInput(Console console) {
        Thread watch = new Thread(
                () -> {
                    try {
                        while (System.in.read() >= 0) {
                            // No data is expected.
                        }
                    } catch (IOException e) {
                        // A read error means that it has ended too.
                    }
                    console.ctrlC().heard();
                },
                "onsale-fleet-watch");
        watch.setDaemon(true);
        watch.start();
    }
}
