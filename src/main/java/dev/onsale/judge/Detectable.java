package dev.onsale.judge;

import dev.onsale.judge.Confirming.Confirmed;
import dev.onsale.judge.Procedures.Looks;
import dev.onsale.judge.Procedures.Spread;
import dev.onsale.judge.Screen.Screened;
import dev.onsale.record.Remedy;
import dev.onsale.record.Remedy.Figure;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The smallest regression that would be detected with 80 % power, and what would make it smaller. Detected means not
 * called steady: red, or open because only one of the two proofs succeeded.
 *
 * @param dates of the baseline runs; further ones are taken to be of further dates
 * @param usual whether the candidate is still to come, and will be off the others as one of their kind
 */
record Detectable(
        Procedures procedures,
        ByDate dates,
        boolean usual,
        Distributions distributions,
        Map<Measures.Key, Double> effects) {

    /** No recommendation exceeds this many baseline runs. */
    private static final int BASELINE_RUNS_MAX = 30;

    /** Nor a plan that is more than this many times as long. */
    private static final int LONGER_MAX = 20;

    Detectable(Procedures procedures, ByDate dates, boolean usual, Distributions distributions) {
        this(procedures, dates, usual, distributions, new HashMap<>());
    }

    /** On the compared scale, for the worse, by the leading test; 0 if the cell cannot be compared. */
    double effect(Screened cell, @Nullable Confirmed confirmed) {
        return effects.computeIfAbsent(
                cell.key(),
                key -> effect(cell, confirmed, cell.sample().baselines().size()));
    }

    private double effect(Screened cell, @Nullable Confirmed confirmed, int baselines) {
        Contrast contrast = cell.contrast();
        return contrast == null
                ? 0
                : leading(cell, contrast, confirmed, Runs.of(baselines)).smallestDetectable(distributions);
    }

    /** Whether the measured difference alone could detect this. */
    boolean isSeenAsMeasured(Screened cell, @Nullable Confirmed confirmed, double effect) {
        Contrast contrast = cell.contrast();
        return contrast != null
                && procedure(
                                cell,
                                null,
                                contrast,
                                confirmed,
                                Runs.of(cell.sample().baselines().size()))
                        .sees(effect, distributions);
    }

    /**
     * Runs that have not been made yet.
     *
     * @param baselines how many
     * @param longer how many times as many responses each would have: as much less is the chance within it
     */
    private record Runs(int baselines, int longer) {

        static Runs of(int baselines) {
            return new Runs(baselines, 1);
        }

        double floor(double floor) {
            return Math.max(Math.min(Moderation.FLOOR, floor), floor / Math.sqrt(longer));
        }

        double sigma(double sigma, double within, double floor) {
            return Math.max(floor(floor), Math.sqrt(Math.max(0, sigma * sigma - within * (1 - 1.0 / longer))));
        }
    }

    private Procedure leading(Screened cell, Contrast contrast, @Nullable Confirmed confirmed, Runs runs) {
        return procedure(cell, cell.ownLeads() ? cell.own() : null, contrast, confirmed, runs);
    }

    /** @param own by which is looked; {@code null} if by the difference as measured */
    private Procedure procedure(
            Screened cell, @Nullable OwnChange own, Contrast contrast, @Nullable Confirmed confirmed, Runs runs) {
        Contrast screen = own == null ? contrast : own.contrast();
        boolean paired = procedures.pairs() >= Confirming.PAIRS_MIN;
        boolean all = CommonMode.isItsCell(cell.key());
        int baselines = runs.baselines();
        double within = cell.sample().varianceWithin();
        double sigma = runs.sigma(screen.sigma(), within, screen.floor());
        double sigmaPair = paired && confirmed != null
                ? Math.max(screen.sigma(), confirmed.sigma(own != null) / Math.sqrt(2))
                : screen.sigma();
        int nights = paired || !dates.isEnough()
                ? 0
                : dates.count() + baselines - cell.sample().baselines().size();
        boolean asMeasured = nights > 0 && own == null;
        Spread first = new Spread(
                sigma, screen.weight(), own == null ? 0 : usual ? own.openAsUsual(baselines) : own.open(baselines));
        Spread fresh = new Spread(
                asMeasured
                        ? Repeating.sigma(cell.sample(), sigma, nights)
                        : runs.sigma(sigmaPair, within, screen.floor()),
                asMeasured ? Moderation.PRIOR_FREEDOM : paired && all && own == null ? baselines - 1 : screen.weight(),
                own == null ? 0 : own.openInPairs(baselines, Math.max(1, procedures.pairs())));
        return procedures.of(
                cell.sample(), new Looks(first, fresh, runs.floor(screen.floor()), baselines, nights, own != null));
    }

    /** How many more baseline runs make it detectable, or how much longer a plan if none do. */
    Remedy settle(Screened cell, @Nullable Confirmed confirmed, double must) {
        Sample sample = cell.sample();
        String name = sample.key().name();
        double now = sample.changeForTheWorse(effect(cell, confirmed));
        int have = sample.baselines().size();
        for (int more = 1; have + more <= BASELINE_RUNS_MAX; more++) {
            if (wouldSee(cell, confirmed, Runs.of(have + more), must)) {
                return Remedy.of(Remedy.Kind.MORE_BASELINES, name)
                        .with(Figure.RUNS, more)
                        .with(Figure.DETECTABLE, now)
                        .with(Figure.DETECTABLE_THEN, sample.changeForTheWorse(effect(cell, confirmed, have + more)));
            }
        }
        double best = effect(cell, confirmed, Math.max(have, BASELINE_RUNS_MAX));
        return Remedy.of(Remedy.Kind.MORE_THAN_BASELINES, name)
                .with(Figure.RUNS, BASELINE_RUNS_MAX)
                .with(Figure.DETECTABLE, now)
                .with(Figure.DETECTABLE_THEN, sample.changeForTheWorse(best))
                .with(Figure.MUST_DETECT, sample.changeForTheWorse(must))
                .with(Figure.LONGER, longer(cell, confirmed, must));
    }

    /** How many times as many responses a run needs; 0 if runs vary too much for other reasons. */
    private int longer(Screened cell, @Nullable Confirmed confirmed, double must) {
        int have = cell.sample().baselines().size();
        for (int longer = 2; longer <= LONGER_MAX; longer++) {
            if (wouldSee(cell, confirmed, new Runs(have, longer), must)) {
                return longer;
            }
        }
        return 0;
    }

    private boolean wouldSee(Screened cell, @Nullable Confirmed confirmed, Runs runs, double must) {
        Contrast contrast = cell.contrast();
        return contrast != null && leading(cell, contrast, confirmed, runs).sees(must, distributions);
    }
}
