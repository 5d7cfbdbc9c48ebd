package dev.onsale.record;

import java.util.List;
import org.HdrHistogram.Histogram;

/** One step's responses over time; intervals are in order of time, at most 1 s long, and do not overlap. */
public record StepSeries(String step, List<Interval> intervals) {

    /** Longest response time that is recorded: longer ones count as this. */
    public static final long LATENCY_MS_MAX = 600_000;

    /** Longest load that is read: 100 days. */
    public static final long LENGTH_MS_MAX = 8_640_000_000L;

    /** Significant decimal digits of every recorded value. */
    public static final int SIGNIFICANT_DIGITS = 3;

    /**
     * Responses that ended within {@code [startMs, startMs + lengthMs)}.
     *
     * @param startMs since the start of the load
     * @param ok response times in ms of the requests that succeeded
     * @param ko response times in ms of those that failed
     * @param unanswered how long the failed requests without a response were waited for: lower bounds of their response
     *     times
     * @param low as many as {@code ok}: its response times minus what the injector may have added to each
     */
    public record Interval(long startMs, long lengthMs, Tally ok, Tally ko, Tally unanswered, Tally low) {

        /**
         * An interval whose failures all got a response, or were not kept apart by it, and to which the injector added
         * nothing.
         */
        public Interval(long startMs, long lengthMs, Tally ok, Tally ko) {
            this(startMs, lengthMs, ok, ko, Tally.EMPTY, ok);
        }

        /** A copy with the failures that never got a response. */
        public Interval withUnanswered(Tally waited) {
            return new Interval(startMs, lengthMs, ok, ko, waited, low);
        }

        /** A copy to whose successful responses the injector may have added something. */
        public Interval withLow(Tally lowest) {
            return new Interval(startMs, lengthMs, ok, ko, unanswered, lowest);
        }

        /** The interval as it would be if the injector had added the most that it may have. */
        Interval atLow() {
            return new Interval(startMs, lengthMs, low, ko, unanswered, low);
        }

        /** From histograms with {@link #SIGNIFICANT_DIGITS}. */
        public Interval(long startMs, long lengthMs, Histogram ok, Histogram ko) {
            this(startMs, lengthMs, Tally.of(ok), Tally.of(ko));
        }
    }

    /** All successful response times, in ms. */
    public Histogram ok() {
        Histogram all = new Histogram(LATENCY_MS_MAX, SIGNIFICANT_DIGITS);
        intervals.forEach(interval -> interval.ok().addTo(all));
        return all;
    }

    /** How long each response that never came was waited for, in ms; part of {@link #ko()}. */
    public Histogram unanswered() {
        Histogram all = new Histogram(LATENCY_MS_MAX, SIGNIFICANT_DIGITS);
        intervals.forEach(interval -> interval.unanswered().addTo(all));
        return all;
    }

    /** The series as it would be if the injector had added the most that it may have. */
    public StepSeries low() {
        return new StepSeries(step, intervals.stream().map(Interval::atLow).toList());
    }

    /** All response times of failed requests, in ms. */
    public Histogram ko() {
        Histogram all = new Histogram(LATENCY_MS_MAX, SIGNIFICANT_DIGITS);
        intervals.forEach(interval -> interval.ko().addTo(all));
        return all;
    }
}
