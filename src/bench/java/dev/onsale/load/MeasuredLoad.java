package dev.onsale.load;

import com.sun.management.OperatingSystemMXBean;
import dev.onsale.gatling.GatlingEngine;
import dev.onsale.gatling.Program;
import dev.onsale.plan.ArrivalSchedule;
import dev.onsale.record.StepNaming;
import dev.onsale.record.live.LiveRecord;
import dev.onsale.record.live.PhaseBoundary;
import dev.onsale.record.live.RunListener;
import dev.onsale.record.machine.InjectorHealth;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One load, sent and recorded by this process as a run of onsale sends and records it.
 *
 * @param cpuSeconds of this process, from before its event loops start to after its files are on the disk
 */
record MeasuredLoad(int journeys, long bought, long responses, double cpuSeconds, InjectorHealth health) {

    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    /** What is sent: it may report to the tap, and has to tell it when the load starts. */
    interface Content {
        Program program(RunTap tap);

        default void ended(int started) {}
    }

    static MeasuredLoad of(ArrivalSchedule schedule, Content content) throws IOException {
        return of(schedule, content, true, RunListener.DEAF);
    }

    /** @param evidence whether what responses tell beside their latency is recorded, as it is in every run */
    static MeasuredLoad of(ArrivalSchedule schedule, Content content, boolean evidence) throws IOException {
        return of(schedule, content, evidence, RunListener.DEAF);
    }

    /** @param listener hears the run while it happens */
    static MeasuredLoad of(ArrivalSchedule schedule, Content content, boolean evidence, RunListener listener)
            throws IOException {
        Path folder = Files.createTempDirectory("bench-");
        double before = cpuSecondsSoFar();
        InjectorProbe probe = new InjectorProbe();
        EventLoops loops = EventLoops.passing(new Interlock(Set.of()), Injector.loopThreads());
        try (LiveRecord record = new LiveRecord(
                List.of(new PhaseBoundary("doors", 0)),
                folder,
                System::currentTimeMillis,
                evidence,
                StepNaming.UNKNOWN,
                listener)) {
            RunTap tap = new RunTap(schedule, record, probe, evidence);
            Program program = content.program(tap);
            probe.start(loops);
            new GatlingEngine(loops, tap).run(program, () -> {}, () -> content.ended(tap.started()));
            InjectorHealth health = probe.stop();
            long responses = record.finish().responses();
            return new MeasuredLoad(tap.started(), tap.bought(), responses, cpuSecondsSoFar() - before, health);
        } finally {
            Injector.close(loops);
            delete(folder);
        }
    }

    /** The fan's journey in the words of onsale. */
    static Content worded(LoadOrder order, ArrivalSchedule schedule) {
        return new Content() {
            private PreparedRun prepared;

            @Override
            public Program program(RunTap tap) {
                prepared = order.script().prepared(order, schedule, tap, tap::loadStarted);
                return prepared.program();
            }

            @Override
            public void ended(int started) {
                prepared.ended(started);
            }
        };
    }

    /** The same in Gatling's own. */
    static Content plain(LoadOrder order, ArrivalSchedule schedule) {
        return tap -> new Program.Content(
                () -> new PlainFan(order.plan().pace())
                        .journey()
                        .injectOpen(GatlingEngine.exactly(schedule, tap::loadStarted)),
                order::protocol,
                order.plan().length().plus(order.plan().workload().drain()));
    }

    private static double cpuSecondsSoFar() {
        return SYSTEM.getProcessCpuTime() / 1e9;
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
