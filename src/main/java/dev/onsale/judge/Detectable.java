package dev.onsale.judge;

import dev.onsale.judge.Confirming.Confirmed;
import dev.onsale.judge.Procedures.Looks;
import dev.onsale.judge.Screen.Screened;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The smallest regression that would have been seen with 80 % power, and what would make it smaller. Seen is what is not
 * called steady: red, or open where what leads is proven and the other is not.
 *
 * @param usual whether the candidate is still to come, and will be off the others as one of their kind
 */
record Detectable(
        Procedures procedures, boolean usual, Distributions distributions, Map<Measures.Key, Double> effects) {

    /** More baseline runs than this nobody should be told to make. */
    private static final int BASELINE_RUNS_MAX = 30;

    Detectable(Procedures procedures, boolean usual, Distributions distributions) {
        this(procedures, usual, distributions, new HashMap<>());
    }

    /** On the compared scale, for the worse, by what leads; 0 for what cannot be compared. */
    double effect(Screened cell, @Nullable Confirmed confirmed) {
        return effects.computeIfAbsent(
                cell.key(),
                key -> effect(cell, confirmed, cell.sample().baselines().size()));
    }

    private double effect(Screened cell, @Nullable Confirmed confirmed, int baselines) {
        Contrast contrast = cell.contrast();
        return contrast == null
                ? 0
                : procedure(cell, cell.ownLeads() ? cell.own() : null, contrast, confirmed, baselines)
                        .smallestDetectable(distributions);
    }

    /** Whether the difference as measured would do to see this. */
    boolean isSeenAsMeasured(Screened cell, @Nullable Confirmed confirmed, double effect) {
        Contrast contrast = cell.contrast();
        return contrast != null
                && procedure(
                                cell,
                                null,
                                contrast,
                                confirmed,
                                cell.sample().baselines().size())
                        .sees(effect, distributions);
    }

    /** @param own by which is looked; {@code null} if by the difference as measured */
    private Procedure procedure(
            Screened cell, @Nullable OwnChange own, Contrast contrast, @Nullable Confirmed confirmed, int baselines) {
        Contrast screen = own == null ? contrast : own.contrast();
        boolean paired = confirmed != null && procedures.pairs() >= Confirming.PAIRS_MIN;
        double sigmaPair = paired && confirmed != null
                ? Math.max(screen.sigma(), confirmed.sigma(own != null) / Math.sqrt(2))
                : screen.sigma();
        boolean all = CommonMode.isItsCell(cell.key());
        Looks looks = new Looks(
                screen.sigma(),
                sigmaPair,
                screen.floor(),
                baselines,
                screen.weight(),
                all && own == null ? baselines - 1 : screen.weight(),
                own == null ? 0 : usual ? own.openAsUsual(baselines) : own.open(baselines),
                own == null ? 0 : own.openInPairs(baselines, Math.max(1, procedures.pairs())));
        return procedures.of(cell.sample(), looks);
    }

    /** {@code browse p95: 3 more baseline runs bring the smallest detectable regression from +131 % to +97 %}. */
    String settle(Screened cell, @Nullable Confirmed confirmed, double must) {
        Sample sample = cell.sample();
        String name = sample.key().name();
        String now = change(sample, effect(cell, confirmed));
        int have = sample.baselines().size();
        for (int more = 1; have + more <= BASELINE_RUNS_MAX; more++) {
            double then = effect(cell, confirmed, have + more);
            if (then <= must) {
                return name + ": " + more + (more == 1 ? " more baseline run brings" : " more baseline runs bring")
                        + " the smallest detectable regression from " + now + " to " + change(sample, then);
            }
        }
        double best = effect(cell, confirmed, Math.max(have, BASELINE_RUNS_MAX));
        return name + ": more baseline runs alone do not bring the smallest detectable regression from " + now + " to "
                + change(sample, must) + " (" + BASELINE_RUNS_MAX + " runs: " + change(sample, best)
                + "); a longer plan, a quieter machine or more confirmation pairs do";
    }

    private static String change(Sample sample, double effect) {
        return CellText.change(sample, sample.change(sample.sign() * effect));
    }
}
