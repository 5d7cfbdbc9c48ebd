package dev.onsale.record;

import dev.onsale.plan.Arrival;
import dev.onsale.plan.Plan;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;

/**
 * A run over time, folded into equal buckets; instants in ms since the start of the load, rates per second. Missing
 * figures are NaN: the p95 without responses, the start rate after the arrivals.
 *
 * @param lengthMs of the run or of its plan, whichever ended later
 * @param doorsMs when sales opened; {@link #NO_DOORS} for a plain simulation
 * @param stretches the plan's phases in order, neighbours with the same name merged
 * @param startsBySecond whether starts were counted by the second; older runs have only the mean of each phase
 */
public record Timeline(
        long bucketMs,
        long lengthMs,
        long doorsMs,
        List<Stretch> stretches,
        boolean startsBySecond,
        List<Bucket> buckets,
        List<StepLine> steps) {

    /** A plain simulation has no doors. */
    public static final long NO_DOORS = -1;

    private static final long[] BUCKETS_MS = {1_000, 2_000, 5_000, 10_000, 30_000, 60_000, 120_000, 300_000};

    /** One phase on the time axis. */
    public record Stretch(String phase, long startMs, long endMs) {}

    /**
     * @param plannedPerSecond mean rate of the plan over this bucket
     * @param startedPerSecond mean rate over this bucket, or, if starts were not counted by the second, over the whole
     *     phase, at its middle
     */
    public record Bucket(
            long startMs, double plannedPerSecond, double startedPerSecond, double okPerSecond, double koPerSecond) {}

    /** One step's successful response times, one value per bucket. */
    public record StepLine(String step, List<Double> p50Ms, List<Double> p95Ms) {}

    /** @param bucketsMax the bucket is the shortest round length that needs no more buckets */
    public static Timeline of(Run run, int bucketsMax) {
        Plan plan = run.summary().plan();
        long lengthMs = Math.max(plan.length().toMillis(), lastResponseMs(run));
        long bucketMs = bucketMs(lengthMs, bucketsMax);
        int count = (int) Math.max(1, (lengthMs + bucketMs - 1) / bucketMs);
        List<Stretch> stretches = stretches(plan.workload().arrivals());
        long[] ok = new long[count];
        long[] ko = new long[count];
        List<StepLine> steps = run.latency().stream()
                .map(series -> line(series, bucketMs, ok, ko))
                .toList();
        List<Bucket> buckets = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            long startMs = i * bucketMs;
            long endMs = Math.min(startMs + bucketMs, lengthMs);
            double seconds = Math.max(1, endMs - startMs) / 1000.0;
            buckets.add(new Bucket(
                    startMs,
                    plannedPerSecond(run.summary(), startMs, endMs),
                    startedPerSecond(run.summary(), stretches, startMs, endMs),
                    ok[i] / seconds,
                    ko[i] / seconds));
        }
        long doorsMs = run.summary().plain() == null ? plan.sale().doorsAt().toMillis() : NO_DOORS;
        boolean startsBySecond = run.summary().measured().totals().starts() != null;
        return new Timeline(bucketMs, lengthMs, doorsMs, stretches, startsBySecond, buckets, steps);
    }

    private static double plannedPerSecond(RunSummary summary, long startMs, long endMs) {
        PlainLoad plain = summary.plain();
        if (plain != null && plain.startsUnknown() != null) {
            return Double.NaN;
        }
        List<Arrival> arrivals = summary.plan().workload().arrivals();
        double visitors = PlannedArrivals.by(arrivals, endMs) - PlannedArrivals.by(arrivals, startMs);
        return visitors * 1000 / Math.max(1, endMs - startMs);
    }

    private static long lastResponseMs(Run run) {
        return run.latency().stream()
                .flatMap(series -> series.intervals().stream())
                .mapToLong(interval -> interval.startMs() + interval.lengthMs())
                .max()
                .orElse(0);
    }

    private static long bucketMs(long lengthMs, int bucketsMax) {
        for (long bucketMs : BUCKETS_MS) {
            if (lengthMs <= bucketMs * bucketsMax) {
                return bucketMs;
            }
        }
        return (lengthMs / bucketsMax / 60_000 + 1) * 60_000;
    }

    private static List<Stretch> stretches(List<Arrival> arrivals) {
        List<Stretch> stretches = new ArrayList<>();
        long startNanos = 0;
        for (Arrival arrival : arrivals) {
            long endNanos = startNanos + arrival.over().toNanos();
            Stretch last = stretches.isEmpty() ? null : stretches.get(stretches.size() - 1);
            if (last != null && last.phase().equals(arrival.phase())) {
                stretches.set(stretches.size() - 1, new Stretch(last.phase(), last.startMs(), endNanos / 1_000_000));
            } else {
                stretches.add(new Stretch(arrival.phase(), startNanos / 1_000_000, endNanos / 1_000_000));
            }
            startNanos = endNanos;
        }
        return stretches;
    }

    private static StepLine line(StepSeries series, long bucketMs, long[] ok, long[] ko) {
        List<Double> p50Ms = new ArrayList<>(Collections.nCopies(ok.length, Double.NaN));
        List<Double> p95Ms = new ArrayList<>(Collections.nCopies(ok.length, Double.NaN));
        Histogram inBucket = new Histogram(StepSeries.LATENCY_MS_MAX, StepSeries.SIGNIFICANT_DIGITS);
        int current = 0;
        for (StepSeries.Interval interval : series.intervals()) {
            int bucket = (int) Math.min(ok.length - 1, Math.max(0, interval.startMs() / bucketMs));
            if (bucket != current) {
                close(inBucket, current, p50Ms, p95Ms);
                current = bucket;
            }
            interval.ok().addTo(inBucket);
            ok[bucket] += interval.ok().total();
            ko[bucket] += interval.ko().total();
        }
        close(inBucket, current, p50Ms, p95Ms);
        return new StepLine(series.step(), p50Ms, p95Ms);
    }

    private static void close(Histogram inBucket, int bucket, List<Double> p50Ms, List<Double> p95Ms) {
        if (inBucket.getTotalCount() > 0) {
            p50Ms.set(bucket, Quantiles.valueAt(inBucket, 50));
            p95Ms.set(bucket, Quantiles.valueAt(inBucket, 95));
            inBucket.reset();
        }
    }

    private static double startedPerSecond(RunSummary summary, List<Stretch> stretches, long startMs, long endMs) {
        Starts starts = summary.measured().totals().starts();
        return starts == null
                ? phaseMean(summary, stretches, (startMs + endMs) / 2)
                : countedPerSecond(summary, starts, stretches, startMs, endMs);
    }

    /** NaN if no visitors were due, after the arrivals and after a stop; a bucket begins at a whole second. */
    private static double countedPerSecond(
            RunSummary summary, Starts starts, List<Stretch> stretches, long startMs, long endMs) {
        long visitors = 0;
        for (int second = (int) (startMs / 1000); second * 1000L < endMs; second++) {
            visitors += starts.started().in(second);
        }
        long lastMs =
                stretches.isEmpty() ? 0 : stretches.get(stretches.size() - 1).endMs();
        if (visitors == 0 && startMs >= Math.min(lastMs, stoppedMs(summary))) {
            return Double.NaN;
        }
        return visitors * 1000.0 / Math.max(1, endMs - startMs);
    }

    private static long stoppedMs(RunSummary summary) {
        return summary.measured().aborted() == null
                ? Long.MAX_VALUE
                : summary.measured().aborted().atMs();
    }

    private static double phaseMean(RunSummary summary, List<Stretch> stretches, long atMs) {
        long stoppedMs = stoppedMs(summary);
        Map<String, Long> started = summary.measured().totals().visitors().startedByPhase();
        return stretches.stream()
                .filter(stretch -> stretch.startMs() <= atMs && atMs < Math.min(stretch.endMs(), stoppedMs))
                .findFirst()
                .filter(stretch -> started.containsKey(stretch.phase()))
                .map(stretch -> started.getOrDefault(stretch.phase(), 0L)
                        * 1000.0
                        / stretches.stream()
                                .filter(other -> other.phase().equals(stretch.phase()))
                                .mapToLong(other -> Math.max(0, Math.min(other.endMs(), stoppedMs) - other.startMs()))
                                .sum())
                .orElse(Double.NaN);
    }
}
