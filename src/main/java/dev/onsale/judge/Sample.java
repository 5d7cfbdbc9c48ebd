package dev.onsale.judge;

import dev.onsale.judge.Measures.Key;
import dev.onsale.judge.Measures.Measure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One cell's values in the compared runs.
 *
 * @param baselines of the baseline runs that have the cell, in order of run id; a moment that never came is not there
 * @param candidate {@code null} where the candidate does not have it; a moment may have come never
 * @param baselineRuns all baseline runs, those without the cell too
 */
record Sample(Key key, List<Measure> baselines, @Nullable Measure candidate, int baselineRuns) {

    static Sample of(Key key, List<Map<Key, Measure>> baselines, Map<Key, Measure> candidate) {
        List<Measure> found = new ArrayList<>();
        for (Map<Key, Measure> run : baselines) {
            Measure measure = Measures.in(run, key);
            if (measure != null && measure.happened()) {
                found.add(measure);
            }
        }
        return new Sample(key, found, Measures.in(candidate, key), baselines.size());
    }

    Metric metric() {
        return key.metric();
    }

    /** Whether it is a time that some baseline run could not tell from one tick of the clock. */
    boolean isAtTick() {
        return metric().isLatency() && baselines.stream().anyMatch(measure -> measure.value() <= Measure.TICK_MS);
    }

    /** Whether a moment that occurred in every baseline run never occurred in the candidate, although it could have. */
    boolean neverCame() {
        return candidate != null && !candidate.happened() && baselines.size() == baselineRuns;
    }

    /** Whether it is a share of failures, and nothing failed: no test can find it worse. */
    boolean isDead() {
        return metric().scale() == Scale.ARCSINE && sign() > 0 && candidate != null && candidate.value() == 0;
    }

    int sign() {
        return metric().worse().sign();
    }

    /** Samples expected of a run of this plan: the mean over all baseline runs. */
    double expected() {
        return baselineRuns == 0
                ? 0
                : baselines.stream().mapToLong(Measure::samples).sum() / (double) baselineRuns;
    }

    /** Mean of the baselines on the compared scale. */
    double mean() {
        return baselines.stream().mapToDouble(Measure::compared).average().orElse(0);
    }

    private double meanSamples() {
        return baselines.stream().mapToLong(Measure::samples).average().orElse(1);
    }

    /** The baselines' mean back on the metric's own scale. */
    double value() {
        return valueAt(0);
    }

    /** The value that lies {@code effect} above the baselines' mean on the compared scale. */
    double valueAt(double effect) {
        return atScale(mean() + effect);
    }

    /** How far {@code value} lies above the baselines' mean on the compared scale. */
    double effectOf(double value) {
        return metric().scale().compared(value, meanSamples()) - mean();
    }

    /** What an effect on the compared scale means to people: relative growth, or for shares the change of the share. */
    double change(double effect) {
        return change(mean(), mean() + effect);
    }

    /** The same of the size of an effect for the worse. */
    double changeForTheWorse(double size) {
        return change(sign() * size);
    }

    /** What the way from one compared value to another means to people. */
    double change(double from, double to) {
        return metric().scale() == Scale.LOGARITHM ? Math.expm1(to - from) : atScale(to) - atScale(from);
    }

    /** A compared value back on the metric's own scale. */
    double atScale(double compared) {
        return metric().scale().value(compared, meanSamples());
    }

    /** Mean square error within the baseline runs. */
    double varianceWithin() {
        return baselines.stream()
                .mapToDouble(measure -> measure.standardError() * measure.standardError())
                .average()
                .orElse(0);
    }
}
