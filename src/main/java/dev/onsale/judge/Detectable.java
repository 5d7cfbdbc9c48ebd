package dev.onsale.judge;

import dev.onsale.judge.Confirming.Confirmed;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The smallest regression that would have been seen with 80 % power, and what would make it smaller. */
final class Detectable {

    /** More baseline runs than this nobody should be told to make. */
    private static final int BASELINE_RUNS_MAX = 30;

    private final Procedures procedures;
    private final Distributions distributions;
    private final Map<Measures.Key, Double> effects = new HashMap<>();

    Detectable(Procedures procedures, Distributions distributions) {
        this.procedures = procedures;
        this.distributions = distributions;
    }

    /** On the compared scale, for the worse. */
    double effect(Sample sample, Contrast screen, @Nullable Confirmed confirmed) {
        return effects.computeIfAbsent(
                sample.key(),
                key -> effect(sample, screen, confirmed, sample.baselines().size()));
    }

    private double effect(Sample sample, Contrast screen, @Nullable Confirmed confirmed, int baselines) {
        double paired = confirmed == null || procedures.pairs() < Confirming.PAIRS_MIN
                ? screen.sigma()
                : Math.max(screen.sigma(), confirmed.contrast().sigma() / Math.sqrt(2));
        return procedures
                .of(sample, screen.sigma(), paired, screen.floor(), baselines, screen.weight())
                .smallestDetectable(distributions);
    }

    /** Whether a regression of {@code must} would be seen with as many baseline runs as anybody should be told to make. */
    boolean isWithinReach(Sample sample, Contrast screen, @Nullable Confirmed confirmed, double must) {
        return effect(sample, screen, confirmed, BASELINE_RUNS_MAX) <= must;
    }

    /** {@code browse p95: 3 more baseline runs bring the smallest detectable regression from +131 % to +97 %}. */
    String settle(Sample sample, Contrast screen, @Nullable Confirmed confirmed, double must) {
        String name = sample.key().name();
        String now = change(sample, effect(sample, screen, confirmed));
        int have = sample.baselines().size();
        for (int more = 1; have + more <= BASELINE_RUNS_MAX; more++) {
            double then = effect(sample, screen, confirmed, have + more);
            if (then <= must) {
                return name + ": " + more + (more == 1 ? " more baseline run brings" : " more baseline runs bring")
                        + " the smallest detectable regression from " + now + " to " + change(sample, then);
            }
        }
        double best = effect(sample, screen, confirmed, Math.max(have, BASELINE_RUNS_MAX));
        return name + ": more baseline runs alone do not bring the smallest detectable regression from " + now + " to "
                + change(sample, must) + " (" + BASELINE_RUNS_MAX + " runs: " + change(sample, best)
                + "); a longer plan, a quieter machine or more confirmation pairs do";
    }

    private static String change(Sample sample, double effect) {
        return CellText.change(sample, sample.change(sample.sign() * effect));
    }
}
