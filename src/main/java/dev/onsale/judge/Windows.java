package dev.onsale.judge;

import dev.onsale.judge.StepResponses.Slice;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Stretches of a step's responses that slide over the run: one begins at every interval and takes in all that end
 * within {@code of}. Never averaged: one bad stretch must show however good the rest was.
 */
final class Windows {

    /**
     * One stretch.
     *
     * @param value what was asked of it: ms of a quantile, or the share of failures
     * @param samples what the value rests on: successful responses for a quantile, all for a share
     */
    record Window(long startMs, long endMs, double value, long samples) {}

    private Windows() {}

    /** The percentile of the successful responses in every stretch that has any, in order of time. */
    static List<Window> quantiles(StepResponses step, long ofMs, double percentile) {
        List<Window> windows = new ArrayList<>();
        ResponseTimes inside = new ResponseTimes();
        List<Slice> slices = step.slices();
        int end = 0;
        for (int start = 0; start < slices.size(); start++) {
            int until = endOf(slices, start, ofMs);
            for (; end < until; end++) {
                inside.add(slices.get(end).ok());
            }
            if (inside.total() > 0) {
                windows.add(new Window(
                        slices.get(start).startMs(),
                        lastEnd(slices.subList(start, until)),
                        inside.quantile(percentile),
                        inside.total()));
            }
            inside.subtract(slices.get(start).ok());
        }
        return windows;
    }

    /** The share of failed responses in every stretch that has any response, in order of time. */
    static List<Window> errorShares(StepResponses step, long ofMs) {
        List<Window> windows = new ArrayList<>();
        List<Slice> slices = step.slices();
        for (int start = 0; start < slices.size(); start++) {
            List<Slice> inside = slices.subList(start, endOf(slices, start, ofMs));
            long responses = inside.stream().mapToLong(Slice::responses).sum();
            long failed = inside.stream().mapToLong(Slice::ko).sum();
            if (responses > 0) {
                windows.add(
                        new Window(inside.get(0).startMs(), lastEnd(inside), (double) failed / responses, responses));
            }
        }
        return windows;
    }

    private static long lastEnd(List<Slice> slices) {
        return slices.stream().mapToLong(Slice::endMs).max().orElse(0);
    }

    private static int endOf(List<Slice> slices, int start, long ofMs) {
        long limit = slices.get(start).startMs() + ofMs;
        int end = start + 1;
        while (end < slices.size() && slices.get(end).endMs() <= limit) {
            end++;
        }
        return end;
    }

    /**
     * The worst of the stretches that rest on at least {@code samplesMin} responses; where none does, of the fullest
     * ones. Among equals the one that rests on most, then the earliest.
     */
    static Optional<Window> worst(List<Window> windows, long samplesMin) {
        long fullest = windows.stream().mapToLong(Window::samples).max().orElse(0);
        @Nullable Window worst = null;
        for (Window window : windows) {
            boolean worse = worst == null
                    || window.value() > worst.value()
                    || (window.value() == worst.value() && window.samples() > worst.samples());
            if (window.samples() >= Math.min(samplesMin, fullest) && worse) {
                worst = window;
            }
        }
        return Optional.ofNullable(worst);
    }
}
