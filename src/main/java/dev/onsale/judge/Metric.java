package dev.onsale.judge;

import dev.onsale.plan.CellName;
import dev.onsale.plan.Outcome;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/** What is measured for a step or a kind of visitor, one value per run. */
sealed interface Metric {

    /** Length of the windows whose worst is compared between runs. */
    long WORST_WINDOW_MS = 5000;

    /** The percentile taken in them. */
    double WORST_WINDOW_PERCENTILE = 95;

    /** Which direction is worse. */
    enum Worse {
        UP(1),
        DOWN(-1),
        /** Neither more nor less is worse by itself: shown, never gated. */
        NEITHER(0);

        private final int sign;

        Worse(int sign) {
            this.sign = sign;
        }

        int sign() {
            return sign;
        }
    }

    /** A percentile of successful response times over the whole run. */
    record Quantile(double percentile) implements Metric {
        @Override
        public String label() {
            return CellName.percentile(percentile);
        }
    }

    /** All gated percentiles of a step combined, see {@link StepTimes}. */
    record Times() implements Metric {
        @Override
        public String label() {
            return CellName.TIMES;
        }
    }

    /** A percentile of those in one part of the plan: a phase, or the first seconds of the surge. */
    record Within(String stretch, double percentile) implements Metric {
        static final String IN = " in ";

        @Override
        public String label() {
            return CellName.percentile(percentile) + IN + stretch;
        }
    }

    /** The mean of the slowest 5 %: a change in one request of fifty moves no p95. */
    record Slowest() implements Metric {
        @Override
        public String label() {
            return "mean of the slowest 5 %";
        }
    }

    /**
     * A percentile of the times from when visitors were due to act: that of a request, and of the wait for those that
     * they abandoned before to ask for the same again.
     */
    record Due(double percentile) implements Metric {
        @Override
        public String label() {
            return CellName.fromDue(percentile);
        }
    }

    /** The growth of times during a run: the median of the last quarter over that of the first. */
    record Growth() implements Metric {
        @Override
        public String label() {
            return "growth in the run";
        }
    }

    /** Share of a step's requests that failed in one way. */
    record Failing(String kind) implements Metric {
        static final String BY = "errors by ";

        @Override
        public String label() {
            return BY + kind;
        }
    }

    /** The worst window's p95 of successful response times. */
    record WorstQuantile() implements Metric {
        @Override
        public String label() {
            return CellName.WORST_WINDOW_P95;
        }
    }

    /** Share of a step's requests that failed. */
    record Errors() implements Metric {
        @Override
        public String label() {
            return CellName.ERRORS;
        }
    }

    /** The worst window's share of failed requests. */
    record WorstErrors() implements Metric {
        @Override
        public String label() {
            return CellName.WORST_WINDOW_ERRORS;
        }
    }

    /** Requests of a step per visitor. */
    record Requests() implements Metric {
        @Override
        public String label() {
            return CellName.REQUESTS;
        }
    }

    /** Share of a kind's journeys that ended so. */
    record Ended(Outcome outcome) implements Metric {
        @Override
        public String label() {
            return outcome.label();
        }
    }

    /** How long after the surge a step was back in the band that it had before. */
    record Recovered() implements Metric {
        @Override
        public String label() {
            return CellName.RECOVERY_TIME;
        }
    }

    /** How long after doors the first visitor left because everything was sold. */
    record SoldOut() implements Metric {
        @Override
        public String label() {
            return CellName.TIME_TO_SELL_OUT;
        }
    }

    /** The one of this {@link #label}. */
    static Optional<Metric> named(String label) {
        Stream<Metric> others = Stream.of(
                new Times(),
                new Slowest(),
                new Growth(),
                new WorstQuantile(),
                new Errors(),
                new WorstErrors(),
                new Requests(),
                new Recovered(),
                new SoldOut());
        if (label.startsWith(Failing.BY)) {
            return Optional.of(new Failing(label.substring(Failing.BY.length())));
        }
        int in = label.indexOf(Within.IN);
        if (in > 0 && label.substring(0, in).matches("p[0-9.]+")) {
            return Optional.of(
                    new Within(label.substring(in + Within.IN.length()), Double.parseDouble(label.substring(1, in))));
        }
        if (label.endsWith(CellName.FROM_DUE)) {
            return named(label.substring(0, label.length() - CellName.FROM_DUE.length()))
                    .filter(Quantile.class::isInstance)
                    .map(quantile -> new Due(quantile.percentile()));
        }
        return label.matches("p[0-9.]+")
                ? Optional.of(new Quantile(Double.parseDouble(label.substring(1))))
                : Stream.concat(others, Arrays.stream(Outcome.values()).map(Ended::new))
                        .filter(metric -> metric.label().equals(label))
                        .findFirst();
    }

    /** Its name in a cell; metrics of one name are pooled over steps. */
    String label();

    /** Equality, for {@link Measures.Key}. */
    default boolean isSameAs(Metric other) {
        if (this instanceof Quantile one && other instanceof Quantile two) {
            return Double.compare(one.percentile, two.percentile) == 0;
        }
        if (this instanceof Due one && other instanceof Due two) {
            return Double.compare(one.percentile, two.percentile) == 0;
        }
        if (this instanceof Within one && other instanceof Within two) {
            return Double.compare(one.percentile, two.percentile) == 0 && one.stretch.equals(two.stretch);
        }
        if (this instanceof Failing one && other instanceof Failing two) {
            return one.kind.equals(two.kind);
        }
        if (this instanceof Ended one && other instanceof Ended two) {
            return one.outcome == two.outcome;
        }
        return getClass() == other.getClass();
    }

    /** Of what {@link #isSameAs} compares, alike in every process. */
    default int hash() {
        int ofWhat = this instanceof Quantile quantile
                ? Double.hashCode(quantile.percentile)
                : this instanceof Due due
                        ? Double.hashCode(due.percentile)
                        : this instanceof Within within
                                ? 31 * within.stretch.hashCode() + Double.hashCode(within.percentile)
                                : this instanceof Failing failing
                                        ? failing.kind.hashCode()
                                        : this instanceof Ended ended ? ended.outcome.ordinal() : 0;
        return 31 * getClass().getName().hashCode() + ofWhat;
    }

    /** A time that people wait. */
    default boolean isLatency() {
        return this instanceof Quantile
                || this instanceof Times
                || this instanceof Within
                || this instanceof Slowest
                || this instanceof Due
                || this instanceof WorstQuantile;
    }

    /** The worst of a run's windows: one stall of a machine makes one. */
    default boolean isExtreme() {
        return this instanceof WorstQuantile || this instanceof WorstErrors;
    }

    /** Something that whole-run figures of sent requests do not show, see {@link Parts} and {@link DueTimes}. */
    default boolean isPart() {
        return this instanceof Within
                || this instanceof Slowest
                || this instanceof Due
                || this instanceof Growth
                || this instanceof Failing;
    }

    /** The time until an event of the sale: once per run, and it may never occur. */
    default boolean isMoment() {
        return this instanceof Recovered || this instanceof SoldOut;
    }

    default Scale scale() {
        return isLatency() || isMoment() || this instanceof Requests || this instanceof Growth
                ? Scale.LOGARITHM
                : Scale.ARCSINE;
    }

    /** Whether what is known of the chance within a run is part of what runs differ by: shares are counts, moments whole seconds. */
    default boolean countsKnownError() {
        return scale() == Scale.ARCSINE || isMoment();
    }

    default String unit() {
        return isLatency() || isMoment()
                ? "ms"
                : this instanceof Requests || this instanceof Growth ? "count" : "share";
    }

    /** The percentile that a latency stands for; 50 for what is none. */
    default double percentile() {
        return this instanceof Quantile quantile
                ? quantile.percentile()
                : this instanceof Within within
                        ? within.percentile()
                        : this instanceof Due due
                                ? due.percentile()
                                : this instanceof Slowest
                                        ? Parts.SLOWEST_FROM
                                        : this instanceof WorstQuantile ? WORST_WINDOW_PERCENTILE : 50;
    }

    /**
     * More waiting and more failures are worse, fewer who get what they came for is worse. Requests per visitor are
     * not: a faster shop lets more people through to {@code pay}, a slower one makes them poll more often. Nor are
     * sold-out, seat-lost, declined, refused and abandoned: they depend on who was quicker, and what is wrong with them
     * shows in {@code bought}. A sale that takes longer to sell out lets fewer people buy in the same time; one that sells
     * out earlier is no worse.
     */
    default Worse worse() {
        if (this instanceof Ended ended) {
            return switch (ended.outcome()) {
                case BOUGHT, DONE -> Worse.DOWN;
                case ERROR, GAVE_UP, UNKNOWN, CUT_OFF -> Worse.UP;
                case SOLD_OUT, SEAT_LOST, DECLINED, REFUSED, ABANDONED -> Worse.NEITHER;
            };
        }
        return this instanceof Requests ? Worse.NEITHER : Worse.UP;
    }
}
