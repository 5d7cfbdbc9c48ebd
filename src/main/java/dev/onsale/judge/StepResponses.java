package dev.onsale.judge;

import dev.onsale.record.StepSeries;
import dev.onsale.record.Tally;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * One step of one run as the judge reads it.
 *
 * @param slices in order of time
 * @param ok all successful responses
 * @param ko how many failed
 */
record StepResponses(String step, List<Slice> slices, ResponseTimes ok, long ko) {

    /**
     * @param startMs since the start of the load; {@code endMs} likewise, exclusive
     * @param unanswered of those that failed, how long it was waited for each that never had an answer
     * @param low the successful response times minus what the injector may have added to each
     */
    record Slice(long startMs, long endMs, Tally ok, long ko, Tally unanswered, Tally low) {

        long responses() {
            return ok.total() + ko;
        }
    }

    static StepResponses of(StepSeries series) {
        List<Slice> slices = new ArrayList<>(series.intervals().size());
        ResponseTimes all = new ResponseTimes();
        long failed = 0;
        for (StepSeries.Interval interval : series.intervals()) {
            Tally ok = interval.ok();
            long ko = interval.ko().total();
            slices.add(new Slice(
                    interval.startMs(),
                    interval.startMs() + interval.lengthMs(),
                    ok,
                    ko,
                    interval.unanswered(),
                    interval.low()));
            all.add(ok);
            failed += ko;
        }
        slices.sort(Comparator.comparingLong(Slice::startMs));
        return new StepResponses(series.step(), slices, all, failed);
    }

    static List<StepResponses> of(List<StepSeries> series) {
        return series.stream().map(StepResponses::of).toList();
    }

    long responses() {
        return ok.total() + ko;
    }

    /** Whether the injector may have added anything. */
    boolean hasBounds() {
        return slices.stream().anyMatch(slice -> !slice.low().equals(slice.ok()));
    }

    /** The same if the injector had added its maximum: the end that favours the target. */
    StepResponses low() {
        if (!hasBounds()) {
            return this;
        }
        List<Slice> lower = slices.stream()
                .map(slice -> new Slice(
                        slice.startMs(), slice.endMs(), slice.low(), slice.ko(), slice.unanswered(), slice.low()))
                .toList();
        ResponseTimes all = new ResponseTimes();
        lower.forEach(slice -> all.add(slice.ok()));
        return new StepResponses(step, lower, all, ko);
    }

    static List<StepResponses> low(List<StepResponses> steps) {
        return steps.stream().map(StepResponses::low).toList();
    }

    /** The successful response times, and the waiting times of requests without a response. */
    Waits waits() {
        ResponseTimes unanswered = new ResponseTimes();
        slices.forEach(slice -> unanswered.add(slice.unanswered()));
        return new Waits(ok, unanswered);
    }
}
