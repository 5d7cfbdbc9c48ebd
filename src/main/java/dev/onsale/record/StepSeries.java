package dev.onsale.record;

import java.util.List;
import org.HdrHistogram.Histogram;

/** One step's responses over time; intervals are in order of time, at most 1 s long, and do not overlap. */
public record StepSeries(String step, List<Interval> intervals) {

    /** Widest response time that is recorded: longer ones count as this long. */
    public static final long LATENCY_MS_MAX = 600_000;

    /** Longest load that is read back: 100 days. */
    public static final long LENGTH_MS_MAX = 8_640_000_000L;

    /** Significant decimal digits of every recorded value. */
    public static final int SIGNIFICANT_DIGITS = 3;

    /**
     * Responses that ended within {@code [startMs, startMs + lengthMs)}.
     *
     * @param startMs since the start of the load
     * @param ok response times in ms of the requests that succeeded
     * @param ko response times in ms of those that failed
     * @param unanswered of those failed ones that never had an answer, how long it was waited for: their response times
     *     are longer, nobody knows by how much
     * @param low of as many as {@code ok}: its response times less what the injector may have added to each
     */
    public record Interval(long startMs, long lengthMs, Tally ok, Tally ko, Tally unanswered, Tally low) {

        /** In which every failure was an answer, or nobody kept apart which were; and to which the injector added nothing. */
        public Interval(long startMs, long lengthMs, Tally ok, Tally ko) {
            this(startMs, lengthMs, ok, ko, Tally.EMPTY, ok);
        }

        /** The same, of whose failures these were never answered. */
        public Interval withUnanswered(Tally waited) {
            return new Interval(startMs, lengthMs, ok, ko, waited, low);
        }

        /** The same, to whose successful responses the injector may have added something. */
        public Interval withLow(Tally lowest) {
            return new Interval(startMs, lengthMs, ok, ko, unanswered, lowest);
        }

        /** The same had the injector added all that it may have. */
        Interval atLow() {
            return new Interval(startMs, lengthMs, low, ko, unanswered, low);
        }

        /** Of histograms with {@link #SIGNIFICANT_DIGITS}. */
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

    /** How long it was waited for each answer that never came, in ms; part of {@link #ko()}. */
    public Histogram unanswered() {
        Histogram all = new Histogram(LATENCY_MS_MAX, SIGNIFICANT_DIGITS);
        intervals.forEach(interval -> interval.unanswered().addTo(all));
        return all;
    }

    /** The same had the injector added all that it may have. */
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
