package dev.onsale.export;

import dev.onsale.plan.DaemonThreads;
import dev.onsale.record.Tally;
import dev.onsale.record.live.Progress;
import dev.onsale.record.live.Recorded;
import dev.onsale.record.live.RunUnderWay;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.resources.Resource;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Sends one run under way to a collector, once a second, from a separate thread that never waits for a response. */
final class LiveRun {
    private static final long EVERY_MS = 1_000;

    /**
     * The first export loads classes, and shows whether the collector responds: it happens before the load, within
     * this time.
     */
    private static final long FIRST_MS_MAX = 1_000;

    /** A collector that takes longer than this, three times the export interval, is reported as failing. */
    static final Duration TIMEOUT = Duration.ofSeconds(3);

    /** How long the end of a run waits for the last values to arrive. */
    private static final long LAST_MS_MAX = 3_000;

    private static final Set<Metric> OF_VISITORS = EnumSet.of(Metric.VISITOR_DUE, Metric.VISITOR_STARTED);
    private static final Progress NOBODY = new Progress(0, 0, "", new Progress.Visitors(0, 0, 0, 0, 0), -1, 0);

    private final LongSupplier clockMs;
    private final LiveMetrics metrics;
    private final RunUnderWay run;
    private final Phases phases;
    private final Resource resource;
    private final OtlpSender sender;
    private final EventLog events;
    private final LiveDeliveries deliveries;
    private final Deque<RunEvent> toCome = new ArrayDeque<>();
    private final ScheduledExecutorService pulse =
            Executors.newSingleThreadScheduledExecutor(new DaemonThreads("onsale-export"));
    private @Nullable CompletableResultCode metricsUnderWay;
    private @Nullable CompletableResultCode eventsUnderWay;
    private long startMs;

    LiveRun(
            RunUnderWay run,
            Map<String, String> identity,
            OtlpSender sender,
            LiveDeliveries deliveries,
            LongSupplier clockMs) {
        this.run = run;
        this.clockMs = clockMs;
        this.sender = sender;
        this.deliveries = deliveries;
        phases = new Phases(run.phases());
        metrics = new LiveMetrics(run, phases);
        resource = StoredOtlp.resource(identity);
        events = new EventLog(resource);
        startMs = clockMs.getAsLong();
    }

    /** Before the load: nobody has come yet. */
    void prepared() {
        metrics.progress(NOBODY);
        inTurn(
                () -> export(metrics.families(startMs, startMs).stream()
                        .filter(family -> OF_VISITORS.contains(family.metric()))
                        .toList()),
                FIRST_MS_MAX);
    }

    void started(long loadStartMs) {
        pulse.execute(() -> {
            startMs = loadStartMs;
            long doorsAtMs = run.hasDoors() ? run.plan().sale().doorsAt().toMillis() : -1;
            toCome.addAll(RunEvent.planned(phases, startMs, doorsAtMs));
        });
        pulse.scheduleAtFixedRate(this::beat, EVERY_MS, EVERY_MS, TimeUnit.MILLISECONDS);
    }

    void responses(String step, String phase, boolean ok, Tally times, Map<String, Long> errorsSoFar) {
        metrics.responses(step, phase, ok, times, errorsSoFar);
    }

    void progress(Progress progress) {
        metrics.progress(progress);
    }

    /** The load is over, with these final figures: waits a limited time for their delivery. */
    void ended(Recorded recorded, long endMs) {
        inTurn(
                () -> {
                    emit(endMs);
                    events.add(new RunEvent(RunEvent.ENDED, endMs, "The load ended", Map.of()));
                    List<Family> last = new ArrayList<>(metrics.families(startMs, endMs));
                    last.add(FinalFigures.requests(recorded.steps(), endMs));
                    last.add(FinalFigures.felt(recorded.steps(), endMs));
                    export(last);
                },
                LAST_MS_MAX);
    }

    /** Nothing more is sent for the run, whether or not it was completed. */
    void close() {
        pulse.shutdownNow();
        if (isUnderWay(metricsUnderWay)) {
            deliveries.failed(OtlpFailure.NO_ANSWER);
        }
        deliveries.end();
        events.close();
    }

    private void beat() {
        try {
            long nowMs = clockMs.getAsLong();
            emit(nowMs);
            // If it is only slow, a later export will include these counts.
            if (!isUnderWay(metricsUnderWay)) {
                export(metrics.families(startMs, nowMs));
            }
        } catch (RuntimeException e) {
            // No failure here is a reason to stop a run.
            deliveries.failed("of " + e.getClass().getSimpleName());
        }
    }

    private static boolean isUnderWay(@Nullable CompletableResultCode result) {
        return result != null && !result.isDone();
    }

    /** Runs between two exports, and then waits a limited time for deliveries. */
    private void inTurn(Runnable task, long msMax) {
        // A stopped run reports its end like any other.
        boolean interrupted = Thread.interrupted();
        try {
            pulse.submit(task).get(msMax, TimeUnit.MILLISECONDS);
            List<CompletableResultCode> sent = Stream.of(metricsUnderWay, eventsUnderWay)
                    .flatMap(Stream::ofNullable)
                    .toList();
            CompletableResultCode.ofAll(sent).join(msMax, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            interrupted = true;
        } catch (TimeoutException e) {
            deliveries.failed(OtlpFailure.NO_ANSWER);
        } catch (ExecutionException e) {
            deliveries.failed("of " + e.getCause());
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void emit(long nowMs) {
        while (!toCome.isEmpty() && toCome.peek().epochMs() <= nowMs) {
            events.add(toCome.remove());
        }
    }

    private void export(List<Family> families) {
        Collection<MetricData> told = new ArrayList<>();
        try {
            new OtlpBatches(resource, startMs, told::addAll).of(families);
        } catch (IOException e) {
            throw new IllegalStateException("nothing is written to a file here", e);
        }
        CompletableResultCode sent = sender.metrics(told);
        metricsUnderWay = sent;
        sent.whenComplete(() -> deliveries.metrics(sent));
        exportEvents();
    }

    private void exportEvents() {
        int count = events.waiting().size();
        if (count == 0 || isUnderWay(eventsUnderWay)) {
            return;
        }
        CompletableResultCode sent = sender.events(events.waiting());
        eventsUnderWay = sent;
        sent.whenComplete(() -> {
            deliveries.events(sent);
            if (sent.isSuccess() || LiveDeliveries.takesNone(sent)) {
                events.confirmed(count);
            }
        });
    }
}
