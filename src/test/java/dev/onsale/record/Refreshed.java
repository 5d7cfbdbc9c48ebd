package dev.onsale.record;

import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.Histogram;

/**
 * A step that some visitors asked for again.
 *
 * @param sent with the abandoned requests; {@code due} the same from when visitors were due
 * @param abandoned requests
 */
record Refreshed(List<StepSeries.Interval> sent, List<StepSeries.Interval> due, long abandoned) {

    /**
     * Every {@code each}-th visitor refreshed so many times, after so long each; its last request took as long as without.
     */
    static Refreshed by(List<StepSeries.Interval> intervals, int each, int times, long waitMs) {
        List<StepSeries.Interval> sent = new ArrayList<>();
        List<StepSeries.Interval> due = new ArrayList<>();
        long abandoned = 0;
        int visitor = 0;
        for (StepSeries.Interval interval : intervals) {
            Histogram since = new Histogram(3);
            Histogram waited = new Histogram(3);
            for (int bin = 0; bin < interval.ok().size(); bin++) {
                for (long i = 0; i < interval.ok().count(bin); i++) {
                    boolean refreshes = visitor++ % each == 0;
                    since.recordValue(Bins.shortestMs(interval.ok().bin(bin)) + (refreshes ? times * waitMs : 0));
                    if (refreshes) {
                        waited.recordValueWithCount(waitMs, times);
                    }
                }
            }
            Tally cut = Tally.of(waited);
            abandoned += cut.total();
            sent.add(new StepSeries.Interval(
                            interval.startMs(),
                            interval.lengthMs(),
                            interval.ok(),
                            interval.ko().plus(cut))
                    .withUnanswered(cut));
            due.add(new StepSeries.Interval(interval.startMs(), interval.lengthMs(), Tally.of(since), interval.ko()));
        }
        return new Refreshed(sent, due, abandoned);
    }

    /** To whose successful responses the injector may have added so much. */
    static List<StepSeries.Interval> lower(List<StepSeries.Interval> intervals, long ms) {
        return intervals.stream()
                .map(interval -> interval.withLow(less(interval.ok(), ms)))
                .toList();
    }

    private static Tally less(Tally times, long ms) {
        Histogram less = new Histogram(3);
        for (int index = 0; index < times.size(); index++) {
            less.recordValueWithCount(Math.max(0, Bins.shortestMs(times.bin(index)) - ms), times.count(index));
        }
        return Tally.of(less);
    }
}
