package dev.onsale.load;

import dev.onsale.gatling.Tap;
import dev.onsale.gatling.failure.Failure;
import dev.onsale.plan.ArrivalSchedule;
import dev.onsale.plan.Outcome;
import dev.onsale.plan.Plan;
import dev.onsale.record.Fingerprint;
import dev.onsale.record.Fingerprints;
import dev.onsale.record.Journey;
import dev.onsale.record.files.RunDirectory;
import dev.onsale.record.live.LiveRecord;
import dev.onsale.record.live.PhaseBoundary;
import dev.onsale.record.machine.Calibration;
import dev.onsale.record.machine.Calibrations;
import dev.onsale.record.machine.HostClass;
import dev.onsale.scenario.OnSale;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** A run of a million responses, 100 s by 10 steps, told to the record by a clock that hurries. */
final class SyntheticRun {

    static final int RESPONSES = 1_000_000;
    private static final int SECONDS = 100;
    private static final int STEPS = 10;
    private static final int VISITORS_PER_SECOND = RESPONSES / SECONDS / STEPS;
    private static final int SLICE_MS = 100;

    /** Far inside the intervals that a record holds open. */
    private static final long AHEAD_OF_WRITER_MS_MAX = 1_500;

    private static final class Nobody extends OnSale {}

    private final LoadOrder order;
    private final ArrivalSchedule schedule;
    private final SplittableRandom random;
    private final Calibrations calibrations = new Calibrations(System::nanoTime);

    SyntheticRun(Path reports, long seed) {
        order = Orders.of(URI.create("http://127.0.0.1:8080"), reports)
                .rate(VISITORS_PER_SECOND, Duration.ofSeconds(SECONDS))
                .order(new Nobody());
        schedule = ArrivalSchedule.of(order.plan());
        random = new SplittableRandom(seed);
    }

    Plan plan() {
        return order.plan();
    }

    Fingerprint fingerprint() {
        return Fingerprints.of(
                plan(), order.scripted().scenarioHash(), order.target().getAuthority(), HostClass.ofThisMachine());
    }

    /**
     * Records it.
     *
     * @param afterLastResponse called when the load is over and nothing has been summed up
     */
    RunDirectory record(Runnable afterLastResponse) {
        RunDirectory directory = RunDirectory.create(
                order.recording().reports(), order.plan().name(), Clock.systemDefaultZone(), new SecureRandom());
        long startMs = System.currentTimeMillis();
        AtomicLong clockMs = new AtomicLong(startMs);
        Calibration before = calibrations.measure("before");
        InjectorProbe probe = new InjectorProbe();
        try (LiveRecord record =
                new LiveRecord(List.of(new PhaseBoundary("doors", 0)), directory.path(), clockMs::get)) {
            RunTap tap = new RunTap(schedule, record, probe, true);
            tap.loadStarted(startMs);
            for (long ms = 0; ms < SECONDS * 1_000L; ms += SLICE_MS) {
                clockMs.set(startMs + ms + SLICE_MS);
                slice(tap, startMs, ms);
                while (ms - record.lastSecond().endMs() > AHEAD_OF_WRITER_MS_MAX) {
                    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
                }
            }
            afterLastResponse.run();
            tap.loadEnded(clockMs.get());
            directory.writeSummary(new RunReckoning(
                            order, DueVisitors.on(schedule), directory.id(), startMs, Map.of("127.0.0.1:80", 1L))
                    .summary(tap, record.finish(), probe.stop(), List.of(before, calibrations.measure("after")), null));
        }
        return directory;
    }

    private void slice(RunTap tap, long startMs, long sinceStartMs) {
        int visitors = VISITORS_PER_SECOND * SLICE_MS / 1_000;
        for (int i = 0; i < visitors; i++) {
            tap.visitorStarted();
            long endMs = startMs + sinceStartMs + i * SLICE_MS / visitors;
            for (int step = 0; step < STEPS; step++) {
                long tookMs = Math.round(5 + step + 10 * Math.exp(random.nextDouble() * 2));
                boolean ok = random.nextInt(1_000) > 0;
                tap.response(new Tap.Response(
                        "step-" + step,
                        endMs - tookMs,
                        endMs,
                        ok,
                        ok ? 200 : 500,
                        ok ? null : Failure.ofStatus(500, "found 500"),
                        () -> null));
                tap.felt("step-" + step, tookMs, ok);
            }
            long visitor = sinceStartMs / SLICE_MS * visitors + i;
            tap.ended(new Journey(
                    visitor,
                    "fan",
                    "doors",
                    sinceStartMs,
                    sinceStartMs,
                    endMs - startMs,
                    visitor % 3 == 0 ? Outcome.BOUGHT : Outcome.SOLD_OUT,
                    STEPS,
                    "step-9",
                    null,
                    null,
                    null,
                    null));
        }
    }
}
