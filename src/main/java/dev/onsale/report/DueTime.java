package dev.onsale.report;

import dev.onsale.figures.Figures;
import dev.onsale.judge.DueDifference;
import dev.onsale.record.Run;
import dev.onsale.record.RunSummary;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A step whose visitors waited noticeably longer than its requests took, because they had to ask again for the same. What
 * the load generator itself may have been late is no part of that, nor is a pause that the words do not know of.
 *
 * @param sentMs percentile to ms over successful requests, from when each was sent
 * @param dueMs the same from when the action was due
 * @param lateMs so late the load generator may have been, at most
 */
record DueTime(String step, Map<Double, Double> sentMs, Map<Double, Double> dueMs, double lateMs) {
    static final List<Double> PERCENTILES = List.of(50.0, 95.0, 99.0);

    /** Those of a run, in the order of its steps. */
    static List<DueTime> of(RunSummary summary) {
        double lateMs = lateMs(summary);
        return Facts.wholeRun(summary).stream()
                .filter(step -> Run.isRefreshed(summary, step.step()))
                .map(step -> new DueTime(step.step(), step.okQuantilesMs(), step.feltQuantilesMs(), lateMs))
                .filter(DueTime::isNoticeable)
                .toList();
    }

    /** Of starts and of event loops, the later; the highest percentile that was stored up to the 99th. */
    private static double lateMs(RunSummary summary) {
        return Math.max(
                late(summary.measured().injector().startLagMs()),
                late(summary.measured().injector().eventLoopLagMs()));
    }

    private static double late(Map<Double, Double> lagMs) {
        return Optional.ofNullable(lagMs.get(99.0))
                .or(() -> Optional.ofNullable(lagMs.get(100.0)))
                .orElse(0.0);
    }

    private boolean isNoticeable() {
        return PERCENTILES.stream().anyMatch(this::isNoticeable);
    }

    private boolean isNoticeable(double percentile) {
        Double sent = sentMs.get(percentile);
        Double due = dueMs.get(percentile);
        return sent != null && due != null && DueDifference.isNoticeable(sent, due - lateMs);
    }

    String sent(double percentile) {
        return Facts.quantile(sentMs, percentile);
    }

    String due(double percentile) {
        return Facts.quantile(dueMs, percentile);
    }

    /** Below the figures of all steps. */
    String note() {
        return "Due: from when the visitor wanted it, so with the wait for what the visitor then asked for again."
                + " Of the difference the load generator's own lateness is at most " + Figures.time(lateMs)
                + " in 99 of 100.";
    }
}
