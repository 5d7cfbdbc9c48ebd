package dev.onsale.judge;

import dev.onsale.judge.Eligibility.Standing;
import dev.onsale.judge.Measures.Key;
import dev.onsale.judge.Measures.Measure;
import dev.onsale.judge.Thresholds.Side;
import dev.onsale.plan.GateSettings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The first look at every cell: cheap and jumpy. It fires on one clean night in seven, so that it is never the
 * verdict; it names what is worth fresh runs.
 *
 * @param cells every cell, gated or not, in the order of the candidate's steps
 * @param family how many are gated: Holm's number of hypotheses
 * @param flagged worse, by what was measured or by what the machine's drift may hide
 * @param hidden those of them that the screen itself does not flag, but would if the candidate were slower by as much as
 *     the machine has become faster
 */
record Screen(
        List<Screened> cells,
        int family,
        Map<Key, Double> p,
        Map<Key, Double> pAdjusted,
        Set<Key> flaggedBetter,
        Set<Key> flagged,
        Set<Key> hidden) {

    /** One-sided, after Holm over all gated cells. */
    static final double ALPHA = 0.20;

    /** @param contrast {@code null} where there is nothing to compare */
    record Screened(
            Sample sample,
            Eligibility eligibility,
            @Nullable Contrast contrast) {
        Key key() {
            return sample.key();
        }
    }

    /** @param hiddenBy what {@link Drift#hidden} says where fresh pairs can tell; else 0 */
    static Screen of(
            List<Map<Key, Measure>> baselines,
            Map<Key, Measure> candidate,
            GateSettings gate,
            double hiddenBy,
            Distributions distributions) {
        Thresholds thresholds = new Thresholds(gate);
        Listed listed = new Listed(gate.only());
        List<Sample> samples = samples(baselines, candidate, listed);
        List<Eligibility> byCounts = samples.stream()
                .map(sample -> listed.standing(sample, Eligibility.byCounts(sample)))
                .toList();
        int countable = (int) byCounts.stream().filter(Eligibility::gated).count();
        Procedures planned = Procedures.planned(gate, countable, distributions);
        List<Eligibility> standings = new ArrayList<>();
        for (int i = 0; i < samples.size(); i++) {
            Eligibility standing = byCounts.get(i);
            standings.add(
                    standing == Eligibility.GATED
                            ? listed.standing(samples.get(i), planned.supports(samples.get(i)))
                            : standing);
        }
        List<Sample> pooled = new ArrayList<>();
        for (int i = 0; i < samples.size(); i++) {
            if (standings.get(i).pooled()) {
                pooled.add(samples.get(i));
            }
        }
        Moderation.Pool<Sample> pool = pool(pooled);
        List<Screened> cells = new ArrayList<>();
        for (int i = 0; i < samples.size(); i++) {
            cells.add(new Screened(samples.get(i), standings.get(i), contrast(samples.get(i), pool)));
        }
        Map<Key, Double> worse = p(cells, Side.WORSE);
        // One of K + 1 runs: had the moment failed to come by chance, it would as likely have done so in a baseline
        // run.
        cells.stream()
                .filter(cell -> cell.eligibility().standing() == Standing.NEVER_CAME)
                .forEach(cell ->
                        worse.put(cell.key(), 1.0 / (cell.sample().baselines().size() + 1)));
        Map<Key, Double> better = p(cells, Side.BETTER);
        Map<Key, Double> worseAdjusted = Holm.adjusted(worse);
        Set<Key> flagged = flagged(cells, worseAdjusted, thresholds, Side.WORSE);
        cells.stream()
                .filter(cell -> cell.eligibility().standing() == Standing.NEVER_CAME)
                .forEach(cell -> flagged.add(cell.key()));
        Set<Key> hidden = hidden(cells, hiddenBy, thresholds);
        hidden.removeAll(flagged);
        flagged.addAll(hidden);
        return new Screen(
                cells,
                (int) standings.stream().filter(Eligibility::gated).count(),
                worse,
                worseAdjusted,
                flagged(cells, Holm.adjusted(better), thresholds, Side.BETTER),
                flagged,
                hidden);
    }

    /** What the screen would flag if all response times were longer by so much. */
    private static Set<Key> hidden(List<Screened> cells, double hiddenBy, Thresholds thresholds) {
        if (hiddenBy == 0) {
            return new LinkedHashSet<>();
        }
        List<Screened> shifted = cells.stream()
                .map(cell -> cell.contrast() != null && cell.sample().metric().isLatency()
                        ? new Screened(
                                cell.sample(),
                                cell.eligibility(),
                                cell.contrast().shifted(hiddenBy))
                        : cell)
                .toList();
        Set<Key> flagged = flagged(shifted, Holm.adjusted(p(shifted, Side.WORSE)), thresholds, Side.WORSE);
        flagged.removeIf(key -> !key.metric().isLatency());
        return flagged;
    }

    private static List<Sample> samples(List<Map<Key, Measure>> baselines, Map<Key, Measure> candidate, Listed listed) {
        Set<Key> keys = new LinkedHashSet<>(candidate.keySet());
        baselines.forEach(run -> keys.addAll(run.keySet()));
        keys.addAll(listed.keys());
        return keys.stream()
                .map(key -> Sample.of(key, baselines, candidate))
                .filter(sample -> everHappened(sample) || listed.names(sample.key()))
                .toList();
    }

    /** A way to end a journey that nobody took is no cell, nor is a moment that never came anywhere. */
    private static boolean everHappened(Sample sample) {
        Measure candidate = sample.candidate();
        if (sample.metric().isMoment()) {
            return !sample.baselines().isEmpty() || (candidate != null && candidate.happened());
        }
        return !(sample.metric() instanceof Metric.Ended)
                || (candidate != null && candidate.value() > 0)
                || sample.baselines().stream().anyMatch(measure -> measure.value() > 0);
    }

    private static @Nullable Contrast contrast(Sample sample, Moderation.Pool<Sample> pool) {
        Measure candidate = sample.candidate();
        if (candidate == null || !candidate.happened() || sample.baselines().size() < GateSettings.BASELINE_RUNS_MIN) {
            return null;
        }
        return contrast(sample, List.of(candidate), pool);
    }

    /** @param cells whose baselines' variances are pooled: those that can be compared, whether or not they are listed */
    static Moderation.Pool<Sample> pool(List<Sample> cells) {
        return new Moderation.Pool<>(cells, cell -> cell, cell -> Contrast.variance(compared(cell.baselines())));
    }

    /** These candidates' runs against the sample's baselines, the variance moderated over the pool. */
    static Contrast contrast(Sample sample, List<Measure> candidates, Moderation.Pool<Sample> pool) {
        Moderation moderation = pool.of(sample);
        return Contrast.of(
                compared(sample.baselines()),
                compared(candidates),
                moderation,
                sampling(sample.metric(), sample.baselines()) + sampling(sample.metric(), candidates));
    }

    static List<Double> compared(List<Measure> measures) {
        return measures.stream().map(Measure::compared).toList();
    }

    /** What counting alone contributes to the variance of the mean; times have none of it known beforehand. */
    private static double sampling(Metric metric, List<Measure> measures) {
        return !metric.countsKnownError()
                ? 0
                : measures.stream()
                                .mapToDouble(measure -> measure.standardError() * measure.standardError())
                                .sum()
                        / ((double) measures.size() * measures.size());
    }

    List<Sample> gated() {
        return cells.stream()
                .filter(cell -> cell.eligibility().gated())
                .map(Screened::sample)
                .toList();
    }

    /** The gated ones, and those that could be were they listed. */
    List<Sample> pooled() {
        return cells.stream()
                .filter(cell -> cell.eligibility().pooled())
                .map(Screened::sample)
                .toList();
    }

    private static Map<Key, Double> p(List<Screened> cells, Side side) {
        Map<Key, Double> p = new LinkedHashMap<>();
        for (Screened cell : cells) {
            Contrast contrast = cell.contrast();
            if (cell.eligibility().gated() && contrast != null) {
                p.put(cell.key(), contrast.p(cell.sample().sign() * side.sign()));
            }
        }
        return p;
    }

    private static Set<Key> flagged(List<Screened> cells, Map<Key, Double> adjusted, Thresholds thresholds, Side side) {
        Set<Key> flagged = new LinkedHashSet<>();
        for (Screened cell : cells) {
            Contrast contrast = cell.contrast();
            Double p = adjusted.get(cell.key());
            if (p != null && contrast != null && p <= ALPHA) {
                double effect = cell.sample().sign() * side.sign() * contrast.effect();
                if (effect >= thresholds.toCount(cell.sample(), side)) {
                    flagged.add(cell.key());
                }
            }
        }
        return flagged;
    }
}
