package dev.onsale.record.live;

import dev.onsale.record.Quantiles;
import dev.onsale.record.files.IntervalLogWriter;
import java.util.Map;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.Recorder;

/**
 * What the injector itself may have added to the times of a run in progress. Many threads record, one writes.
 *
 * <p>For each step, under its tag, {@code injector.hlog} holds the successful response times minus what the injector
 * may have added to each: the bound that favours the target. It also holds the injector's lags, in µs.
 */
public final class InjectorLog {
    /** How late visitors started, in µs. */
    public static final String START_LAG = "start-lag-us";

    /** How late a task ran that was due on each event loop every 5 ms, in µs. */
    public static final String EVENT_LOOP_LAG = "event-loop-lag-us";

    /** What the injector may have added to the successful responses of the whole run, in µs. */
    public static final String ADDED = "added-us";

    private static final long MICROS_MAX = 600_000_000;
    private static final long MICROS_PER_MS = 1_000;
    private static final double[] ADDED_PERCENTILES = {50, 95, 99, 100};
    private static final double[] LAG_PERCENTILES = {50, 90, 95, 99, 100};

    private final IntervalRing startLag;
    private final IntervalRing eventLoopLag;
    private final Recorder addedMicros = new Recorder(MICROS_MAX, 3);
    private final Histogram addedInAll = new Histogram(MICROS_MAX, 3);

    InjectorLog(int intervalsOpen) {
        startLag = new IntervalRing(intervalsOpen, MICROS_MAX);
        eventLoopLag = new IntervalRing(intervalsOpen, MICROS_MAX);
    }

    /** A successful response to which the injector may have added time; the response time is in whole ms. */
    void responded(LiveSteps.Place place, int interval, long tookMs, long mayHaveAddedMicros) {
        long added = added(tookMs, mayHaveAddedMicros);
        addedMicros.recordValue(Math.min(added, MICROS_MAX));
        long low = lowMs(tookMs, added);
        place.step().low.record(interval, low);
        LiveStep value = place.value();
        if (value != null) {
            value.low.record(interval, low);
        }
    }

    /** No more than the whole response can have been added. */
    private static long added(long tookMs, long mayHaveAddedMicros) {
        return Math.max(0, Math.min(mayHaveAddedMicros, Math.max(0, tookMs) * MICROS_PER_MS));
    }

    /** A response time minus what the injector may have added to it, in whole ms. */
    static long lowMs(long tookMs, long mayHaveAddedMicros) {
        return tookMs - (added(tookMs, mayHaveAddedMicros) + MICROS_PER_MS / 2) / MICROS_PER_MS;
    }

    void startedLate(int interval, long micros) {
        startLag.record(interval, micros);
    }

    void ranLate(int interval, long micros) {
        eventLoopLag.record(interval, micros);
    }

    /** One interval's lines. */
    void write(IntervalLines lines, Iterable<LiveStep> steps) {
        for (LiveStep step : steps) {
            lines.append(step.tag, step.low);
            step.refreshes.writeLow(lines, step.tag);
        }
        lines.append(START_LAG, startLag);
        lines.append(EVENT_LOOP_LAG, eventLoopLag);
    }

    /** Percentile to ms that the injector may have added, over the successful responses; empty if there were none. */
    Map<Double, Double> addedMs() {
        addedInAll.add(addedMicros.getIntervalHistogram());
        return addedMs(addedInAll);
    }

    /** Writes the line of the whole run; to be called once, after everything was recorded. */
    void writeAdded(IntervalLogWriter log, long lastedMs) {
        addedInAll.add(addedMicros.getIntervalHistogram());
        if (addedInAll.getTotalCount() > 0) {
            log.append(ADDED, 0, Math.max(1, lastedMs), addedInAll);
        }
    }

    /** Of what it may have added: percentile to ms, those that the number of values supports. */
    public static Map<Double, Double> addedMs(Histogram micros) {
        return quantilesMs(micros, ADDED_PERCENTILES);
    }

    /** The same of a lag. */
    public static Map<Double, Double> lagsMs(Histogram micros) {
        return quantilesMs(micros, LAG_PERCENTILES);
    }

    private static Map<Double, Double> quantilesMs(Histogram micros, double[] percentiles) {
        Map<Double, Double> quantiles = new TreeMap<>();
        for (double percentile : percentiles) {
            if (Quantiles.supports(micros.getTotalCount(), percentile)) {
                quantiles.put(percentile, micros.getValueAtPercentile(percentile) / (double) MICROS_PER_MS);
            }
        }
        return quantiles;
    }
}
