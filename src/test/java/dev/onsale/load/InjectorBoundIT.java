package dev.onsale.load;

import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static io.gatling.javaapi.http.HttpDsl.http;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.onsale.gatling.GatlingEngine;
import dev.onsale.gatling.Program;
import dev.onsale.load.ScriptedServer.Answer;
import dev.onsale.plan.Arrival;
import dev.onsale.plan.ArrivalSchedule;
import dev.onsale.plan.Shape;
import dev.onsale.record.Quantiles;
import dev.onsale.record.Run;
import dev.onsale.record.WrittenRuns;
import dev.onsale.record.live.LiveRecord;
import dev.onsale.record.live.PhaseBoundary;
import dev.onsale.record.live.Recorded;
import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.Session;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the injector adds to a response is recorded with it, whatever keeps its event loop. */
@Tag("alone")
class InjectorBoundIT {

    private static final long BLOCKS_MS = 200;

    @TempDir
    Path folder;

    @Test
    void aLoopThatIsBlockedIsNotTheServersSlowness() {
        try (ScriptedServer server = ScriptedServer.alwaysAnswering(200)) {
            Run run = run(server, bursts(), InjectorBoundIT::blocking);
            double measured = p75(run);
            double low = p75(run.low());
            assertThat(measured).as("p75 as measured, ms").isGreaterThan(BLOCKS_MS / 2.0);
            assertThat(low).as("p75 less what was added, ms, of " + measured).isLessThan(BLOCKS_MS / 4.0);
        }
    }

    @Test
    void aServerThatIsSlowStaysSlow() {
        try (ScriptedServer server =
                ScriptedServer.answering(request -> Answer.of(200).after(100))) {
            Run run = run(server, EngineRun.schedule(50, ofSeconds(3)), EngineRun::visit);
            assertThat(p50(run)).isGreaterThan(99);
            assertThat(p50(run.low()))
                    .as("p50 less what was added, ms, of " + p50(run))
                    .isGreaterThan(80);
        }
    }

    /** Its answers may have been ready at any time of the block: the truth lies between both ends. */
    @Test
    void aSlowServersTruthLiesBetweenBothEnds() {
        try (ScriptedServer server =
                ScriptedServer.answering(request -> Answer.of(200).after(60))) {
            Run run = run(server, bursts(), InjectorBoundIT::blocking);
            assertThat(p75(run)).isGreaterThan(60 + BLOCKS_MS / 2.0);
            assertThat(p75(run.low())).isLessThan(60 + BLOCKS_MS / 4.0);
        }
    }

    /** Ten visitors at a time, so that all but the first find their loop at work on others of their burst. */
    private static ArrivalSchedule bursts() {
        List<Arrival> arrivals = new ArrayList<>();
        for (int burst = 0; burst < 6; burst++) {
            arrivals.add(new Arrival("doors", 200, 200, Duration.ofMillis(50), Shape.CONSTANT));
            arrivals.add(new Arrival("doors", 0, 0, Duration.ofMillis(950), Shape.CONSTANT));
        }
        return ArrivalSchedule.of(arrivals, 1);
    }

    /** Each visitor does something slow on the event loop: before its request and after its answer. */
    private static ChainBuilder blocking() {
        return exec(InjectorBoundIT::blocks).exec(EngineRun.visit()).exec(InjectorBoundIT::blocks);
    }

    private static Session blocks(Session session) {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(BLOCKS_MS / 10);
        while (System.nanoTime() < end) {
            Thread.onSpinWait();
        }
        return session;
    }

    private static double p50(Run run) {
        return Quantiles.valueAt(run.latency().get(0).ok(), 50);
    }

    private static double p75(Run run) {
        return Quantiles.valueAt(run.latency().get(0).ok(), 75);
    }

    private Run run(ScriptedServer server, ArrivalSchedule schedule, Supplier<ChainBuilder> journey) {
        EventLoops loops = EventLoops.passing(new Interlock(Set.of()), 1);
        List<PhaseBoundary> phases = List.of(new PhaseBoundary("doors", 0));
        try (LiveRecord record = new LiveRecord(phases, folder, System::currentTimeMillis)) {
            InjectorProbe probe = new InjectorProbe();
            RunTap tap = new RunTap(schedule, record, probe, true);
            new GatlingEngine(loops, tap)
                    .run(
                            new Program.Content(
                                    () -> scenario("visitors")
                                            .exec(journey.get())
                                            .injectOpen(GatlingEngine.exactly(schedule, tap::loadStarted)),
                                    () -> http.baseUrl(server.address().toString()),
                                    Duration.ofSeconds(60)),
                            () -> probe.start(loops, record::ranLate),
                            () -> {});
            Recorded recorded = record.finish();
            assertThat(recorded.responses()).isEqualTo(schedule.visitors());
            return WrittenRuns.summarised(folder, recorded);
        } finally {
            Injector.close(loops);
        }
    }
}
