package dev.onsale.judge;

import dev.onsale.judge.StepResponses.Slice;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Windows that slide over a step's responses: one begins at every interval and contains everything that ends within
 * {@code of}. Never averaged: one bad window must show however good the rest was.
 */
final class Windows {

    /**
     * One stretch.
     *
     * @param value what was asked of it: ms of a quantile, or the share of failures
     * @param samples what the value rests on: successful and unanswered requests for a quantile, all for a share
     * @param unanswered where the quantile lies among what was never answered, how many such there are: then the value is
     *     the least it can be; 0 otherwise
     */
    record Window(long startMs, long endMs, double value, long samples, long unanswered) {
        Window(long startMs, long endMs, double value, long samples) {
            this(startMs, endMs, value, samples, 0);
        }
    }

    private Windows() {}

    /** The percentile of the successful and unanswered requests in every stretch that has any, in order of time. */
    static List<Window> quantiles(StepResponses step, long ofMs, double percentile) {
        List<Window> windows = new ArrayList<>();
        ResponseTimes ok = new ResponseTimes();
        ResponseTimes unanswered = new ResponseTimes();
        Waits inside = new Waits(ok, unanswered);
        List<Slice> slices = step.slices();
        int end = 0;
        for (int start = 0; start < slices.size(); start++) {
            int until = endOf(slices, start, ofMs);
            for (; end < until; end++) {
                ok.add(slices.get(end).ok());
                unanswered.add(slices.get(end).unanswered());
            }
            if (inside.total() > 0) {
                windows.add(new Window(
                        slices.get(start).startMs(),
                        lastEnd(slices.subList(start, until)),
                        inside.quantile(percentile),
                        inside.total(),
                        inside.isBeyond(percentile) ? unanswered.total() : 0));
            }
            ok.subtract(slices.get(start).ok());
            unanswered.subtract(slices.get(start).unanswered());
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

    /** Of the stretches as full as {@link #worst} asks the fullest whose quantile nobody knows. */
    static Optional<Window> unanswered(List<Window> windows, long samplesMin) {
        long fullest = windows.stream().mapToLong(Window::samples).max().orElse(0);
        return windows.stream()
                .filter(window -> window.unanswered() > 0 && window.samples() >= Math.min(samplesMin, fullest))
                .max(Comparator.comparingLong(Window::samples));
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
