package dev.onsale.judge;

import dev.onsale.judge.Looked.Fresh;
import dev.onsale.judge.Measures.Key;
import dev.onsale.judge.Measures.Measure;
import dev.onsale.judge.Thresholds.Side;
import dev.onsale.plan.GateSettings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Confirmation by fresh runs of the candidate alone, without a baseline build. They are made in one night, and so is the
 * judged run: however many, they show one night's level. So baseline runs are folded by date ({@link ByDate}), the
 * candidate's into one replicate, and with K dates
 *
 * <pre>
 * s̃² = max[(4·max(s₀², 0.1²) + (K − 1)·s²)/(4 + K − 1), 0.01²]
 * t  = Δ / max(s̃·√(1/K + 1), s_c/√M)        5 degrees of freedom, one-sided
 * </pre>
 *
 * <p>s is the spread between dates. s_c is the spread between the candidate's M runs, so that one slow run of three does
 * not confirm itself. The cells of a run share its night, so that their mean variance s₀² knows hardly more of how nights
 * differ than one cell does: below {@link #NIGHTS_SPREAD}, for worst windows twice that, it is not believed. What the
 * other steps explain of a night is removed from own changes ({@link OwnChange}), whose residuals are pooled as they are.
 * There are five degrees of freedom however many dates there are, because nights have heavier tails than normal ones;
 * both as for {@link Outliers}.
 *
 * <p>With fewer than three dates runs are compared as if they were independent, and no such finding is red by itself
 * ({@link BaselineDates#held}).
 *
 * @param fresh runs of the candidate besides the judged one
 * @param dates of the baseline runs
 */
record Repeating(Screen screen, List<Map<Key, Measure>> fresh, ByDate dates) {

    /** What times are taken to spread by between nights unless they spread by more. */
    private static final double NIGHTS_SPREAD = 0.10;

    /** Worst windows are extremes: they spread by twice as much as percentiles in most recorded runs. */
    private static final double EXTREME = 2;

    private static final int TAIL_FREEDOM = 5;

    /**
     * @param cells to look at
     * @param pooled those whose variances are pooled
     */
    Looked looked(List<Sample> cells, List<Sample> pooled, Side side, boolean ungated) {
        boolean byNight = dates.isEnough();
        List<Map<Key, Measure>> baselines = byNight
                ? dates.folded(screen.runs().baselines())
                : screen.runs().baselines();
        List<Map<Key, Measure>> again =
                fresh.stream().map(screen.runs().common()::with).toList();
        Moderation.Pool<Sample> pool = Screen.pool(pooled.stream()
                .map(sample -> of(baselines, sample))
                .filter(Repeating::isComparable)
                .toList());
        Map<Key, Contrast> contrasts = new LinkedHashMap<>();
        Map<Key, Fresh> looks = new LinkedHashMap<>();
        for (Sample cell : cells) {
            Sample sample = of(baselines, cell);
            List<Measure> candidates = candidates(cell, again, ungated);
            if (!cell.neverCame() && candidates.size() >= Confirming.CANDIDATES && isComparable(sample)) {
                contrasts.put(
                        cell.key(),
                        byNight
                                ? ofNights(sample, candidates, pool.of(sample), ungated)
                                : Screen.contrast(sample, candidates, pool.of(sample), ungated));
                List<Double> differences = Screen.compared(candidates).stream()
                        .map(value -> value - sample.mean())
                        .toList();
                looks.put(cell.key(), new Fresh(differences, sample.mean()));
            }
        }
        return new Looked(contrasts, own(baselines, again, pooled, side, ungated), looks);
    }

    private Sample of(List<Map<Key, Measure>> baselines, Sample sample) {
        return Sample.of(sample.key(), baselines, screen.runs().candidate());
    }

    private static boolean isComparable(Sample sample) {
        return sample.baselines().size() >= GateSettings.BASELINE_RUNS_MIN;
    }

    private static List<Measure> candidates(Sample cell, List<Map<Key, Measure>> again, boolean ungated) {
        List<Measure> candidates = new ArrayList<>();
        Measure screened = cell.candidate();
        if (screened != null && screened.happened()) {
            candidates.add(screened);
        }
        again.stream()
                .filter(run -> Differences.delivered(run, cell, ungated))
                .map(run -> Measures.in(run, cell.key()))
                .forEach(candidates::add);
        return candidates;
    }

    private static Contrast ofNights(Sample nights, List<Measure> candidates, Moderation moderation, boolean ungated) {
        double expected = expectedSpread(nights.metric());
        return ofOneNight(
                Screen.contrast(
                        nights,
                        List.of(ByDate.mean(candidates)),
                        expected > 0 ? moderation.ofAtLeast(expected) : moderation,
                        ungated),
                Contrast.errorOfMean(Screen.compared(candidates)));
    }

    /** @param errorOfMean of the candidate's runs, from themselves alone */
    static Contrast ofOneNight(Contrast contrast, double errorOfMean) {
        return contrast.ofErrorAtLeast(errorOfMean).ofFreedomAtMost(TAIL_FREEDOM);
    }

    /** Of shares, which counting bounds from below, nothing is expected: 0. */
    private static double expectedSpread(Metric metric) {
        return metric.scale() == Scale.LOGARITHM ? (metric.isExtreme() ? EXTREME : 1) * NIGHTS_SPREAD : 0;
    }

    /**
     * What s̃ is expected to be, for the power of the test.
     *
     * @param sigma between nights
     */
    static double sigma(Sample sample, double sigma, int dates) {
        double prior = Math.max(sigma, expectedSpread(sample.metric()));
        return Math.sqrt(new Moderation(prior * prior, Moderation.PRIOR_FREEDOM)
                .moderated(sigma * sigma, dates - 1, Moderation.FLOOR));
    }

    /** Degrees of freedom besides the prior's. */
    static int freedom(int dates, int weight) {
        return Math.min(dates - 1, TAIL_FREEDOM - weight);
    }

    private Map<Key, OwnChange> own(
            List<Map<Key, Measure>> baselines,
            List<Map<Key, Measure>> again,
            List<Sample> pooled,
            Side side,
            boolean ungated) {
        if (side == Side.BETTER) {
            return Map.of();
        }
        List<Map<Key, Measure>> candidates =
                new ArrayList<>(List.of(screen.runs().candidate()));
        candidates.addAll(again);
        return dates.isEnough()
                ? OwnChanges.ofNights(pooled, screen.runs().common(), baselines, candidates, ungated)
                : OwnChanges.ofRuns(pooled, screen.runs().common(), baselines, candidates, ungated);
    }
}
