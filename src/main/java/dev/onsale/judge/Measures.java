package dev.onsale.judge;

import dev.onsale.plan.GateSettings;
import dev.onsale.plan.Outcome;
import dev.onsale.record.RunSummary;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One run's value of every cell. */
final class Measures {

    /**
     * Names a cell: of whom (a step, or a kind of visitor) what is measured. Equality is written out, because keys are
     * looked up tens of thousands of times in a judgement, and a process links a record's generated methods at their first
     * call, which costs a cold one more than the look-ups.
     */
    record Key(String subject, Metric metric) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Key key && subject.equals(key.subject) && metric.isSameAs(key.metric);
        }

        @Override
        public int hashCode() {
            return 31 * subject.hashCode() + metric.hash();
        }

        String name() {
            return subject + " " + metric.label();
        }
    }

    /**
     * @param value on the metric's own scale: ms, share or requests per visitor
     * @param samples responses or journeys it rests on
     * @param delivered those that there were, failed ones too: what a step was asked for is no matter of what it answered
     * @param chance within the run, of the compared value
     */
    record Measure(double value, double compared, long samples, long delivered, WithinRun.Chance chance) {

        Measure(double value, double compared, long samples, double standardError) {
            this(value, compared, samples, samples, WithinRun.Chance.around(compared, standardError));
        }

        double standardError() {
            return chance.standardError();
        }

        /** The same value, of which chance within the run leaves so much open. */
        Measure with(WithinRun.Chance other) {
            return new Measure(value, compared, samples, delivered, other);
        }

        /** Gatling's clock has whole milliseconds. */
        static final double TICK_MS = 1;

        /**
         * A quantile of response times. A value within the first tick counts as one tick: interpolated, its logarithm
         * would jump by factors from run to run without any change that the clock can measure.
         */
        static Measure ofTime(double ms, long responses, long delivered, Supplier<WithinRun.Chance> chance) {
            return ms > TICK_MS
                    ? new Measure(ms, Math.log(ms), responses, delivered, chance.get())
                    : new Measure(
                            TICK_MS,
                            Math.log(TICK_MS),
                            responses,
                            delivered,
                            WithinRun.Chance.around(Math.log(TICK_MS), 0));
        }

        /** A moment is known to the second: responses are kept by the second. */
        static final double SECOND_MS = 1000;

        /** What uniform chance within a second does to a moment. */
        private static final double WITHIN_SECOND_MS = SECOND_MS / Math.sqrt(12);

        /** A moment, in ms after the one it is counted from; what came within the first second came after one. */
        static Measure ofMoment(double afterMs, long samples) {
            double ms = Math.max(SECOND_MS, afterMs);
            return new Measure(ms, Math.log(ms), samples, WITHIN_SECOND_MS / ms);
        }

        /** A moment that never occurred in a run in which it could have. */
        static Measure never(long samples) {
            return new Measure(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, samples, 0);
        }

        /** Whether there is a value: a moment may never have come. */
        boolean happened() {
            return Double.isFinite(value);
        }

        static Measure ofShare(long such, long all) {
            double share = (double) such / all;
            return new Measure(share, Scale.ARCSINE.compared(share, all), all, 1 / Math.sqrt(4.0 * all + 2));
        }

        static Measure ofShare(double share, long all) {
            return ofShare(Math.round(share * all), all);
        }
    }

    private Measures() {}

    /**
     * A run's value of a cell. A kind of failure of which it had none is a share of nought where it had the step; if nobody
     * asked again for a step, visitors waited as long as its requests took.
     *
     * @return {@code null} where it has none
     */
    static @Nullable Measure in(Map<Key, Measure> run, Key key) {
        Measure measure = run.get(key);
        if (measure == null && key.metric() instanceof Metric.Due due) {
            return run.get(new Key(key.subject(), new Metric.Quantile(due.percentile())));
        }
        Measure errors = measure == null && key.metric() instanceof Metric.Failing
                ? run.get(new Key(key.subject(), new Metric.Errors()))
                : null;
        return errors == null ? measure : Measure.ofShare(0L, errors.samples());
    }

    /** What this run tells, in the order of its steps, then of its kinds; cells without any data are absent. */
    static Map<Key, Measure> of(RunSummary summary, List<StepResponses> steps, GateSettings gate) {
        Map<Key, Measure> measures = new LinkedHashMap<>();
        for (StepResponses step : steps) {
            if (step.responses() > 0) {
                latencies(step, gate, measures);
                errors(step, measures);
                requests(step, summary.measured().totals().visitors().started(), measures);
            }
        }
        summary.measured().journeys().forEach((kind, outcomes) -> ended(kind, outcomes, measures));
        Moments.of(summary, steps, gate, measures);
        Parts.of(summary, steps, gate, measures);
        return measures;
    }

    private static void latencies(StepResponses step, GateSettings gate, Map<Key, Measure> measures) {
        Waits waits = step.waits();
        if (waits.total() == 0) {
            return;
        }
        for (double percentile : gate.percentiles()) {
            double ms = waits.quantile(percentile);
            measures.put(
                    new Key(step.step(), new Metric.Quantile(percentile)),
                    Measure.ofTime(ms, waits.total(), step.responses(), () -> WithinRun.chance(step, percentile)));
        }
        Metric.WorstQuantile worst = new Metric.WorstQuantile();
        Optional<Windows.Window> window = Windows.worst(
                Windows.quantiles(step, Metric.WORST_WINDOW_MS, worst.percentile()), Eligibility.samplesNeeded(worst));
        window.ifPresent(stretch -> {
            StepResponses inside = within(step, stretch);
            measures.put(
                    new Key(step.step(), worst),
                    Measure.ofTime(
                            stretch.value(),
                            stretch.samples(),
                            inside.responses(),
                            () -> WithinRun.chance(inside, worst.percentile())));
        });
    }

    private static StepResponses within(StepResponses step, Windows.Window window) {
        ResponseTimes ok = new ResponseTimes();
        List<StepResponses.Slice> slices = step.slices().stream()
                .filter(slice -> slice.startMs() >= window.startMs() && slice.endMs() <= window.endMs())
                .toList();
        slices.forEach(slice -> ok.add(slice.ok()));
        long failed = slices.stream().mapToLong(StepResponses.Slice::ko).sum();
        return new StepResponses(step.step(), slices, ok, failed);
    }

    private static void errors(StepResponses step, Map<Key, Measure> measures) {
        measures.put(new Key(step.step(), new Metric.Errors()), Measure.ofShare(step.ko(), step.responses()));
        Windows.worst(Windows.errorShares(step, Metric.WORST_WINDOW_MS), BudgetChecks.ERROR_SAMPLES_MIN)
                .ifPresent(window -> measures.put(
                        new Key(step.step(), new Metric.WorstErrors()),
                        Measure.ofShare(window.value(), window.samples())));
    }

    private static void requests(StepResponses step, long visitors, Map<Key, Measure> measures) {
        if (visitors > 0) {
            double each = (double) step.responses() / visitors;
            measures.put(
                    new Key(step.step(), new Metric.Requests()),
                    new Measure(each, Math.log(each), step.responses(), 1 / Math.sqrt(step.responses())));
        }
    }

    private static void ended(String kind, Map<Outcome, Long> outcomes, Map<Key, Measure> measures) {
        long all = outcomes.values().stream().mapToLong(Long::longValue).sum();
        if (all > 0) {
            for (Outcome outcome : Outcome.values()) {
                measures.put(
                        new Key(kind, new Metric.Ended(outcome)),
                        Measure.ofShare(outcomes.getOrDefault(outcome, 0L), all));
            }
        }
    }
}
