package dev.onsale.diagnose;

import dev.onsale.plan.Median;
import dev.onsale.record.evidence.EvidenceTotals;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;

/**
 * How long successful responses took relative to what is usual for their steps, second by second: 1 is as usual. Usual
 * is the baseline's mean for each step; without a baseline, the run's own typical second.
 *
 * @param actualMs index: the second of the run; the total time of all its successful responses
 * @param usualMs what they would usually have taken
 */
record Slowness(double[] actualMs, double[] usualMs) {

    /** No usual time is below the clock's resolution. */
    private static final double USUAL_MIN_MS = 1;

    static Slowness of(List<StepFigures> steps, Seconds seconds) {
        Map<String, StepFigures> byName = new HashMap<>();
        steps.forEach(step -> byName.put(step.step(), step));
        double[] actual = new double[seconds.length()];
        double[] usual = new double[seconds.length()];
        seconds.byStep().forEach((name, told) -> {
            double usually = usually(byName.get(name), told);
            for (int second = 0; second < actual.length; second++) {
                actual[second] += told.get(second).okTotalMs();
                usual[second] += usually * told.get(second).ok();
            }
        });
        return new Slowness(actual, usual);
    }

    private static double usually(@org.jspecify.annotations.Nullable StepFigures step, List<EvidenceTotals> seconds) {
        if (step != null && step.okBefore().getTotalCount() >= PerResponse.SAMPLES_MIN) {
            return Math.max(USUAL_MIN_MS, step.okBefore().getMean());
        }
        double[] means = seconds.stream()
                .filter(told -> told.ok() > 0)
                .mapToDouble(told -> (double) told.okTotalMs() / told.ok())
                .toArray();
        return means.length == 0 ? USUAL_MIN_MS : Math.max(USUAL_MIN_MS, Median.of(means));
    }

    double at(int second) {
        return usualMs[second] == 0 ? Double.NaN : actualMs[second] / usualMs[second];
    }

    /** Over these seconds together; NaN if nothing succeeded in them. */
    double over(IntPredicate which) {
        double actual = 0;
        double usual = 0;
        for (int second = 0; second < actualMs.length; second++) {
            if (which.test(second)) {
                actual += actualMs[second];
                usual += usualMs[second];
            }
        }
        return usual == 0 ? Double.NaN : actual / usual;
    }

    /** The same from one second up to, but excluding, another. */
    double over(int from, int to) {
        double actual = 0;
        double usual = 0;
        for (int second = from; second < to; second++) {
            actual += actualMs[second];
            usual += usualMs[second];
        }
        return usual == 0 ? Double.NaN : actual / usual;
    }
}
