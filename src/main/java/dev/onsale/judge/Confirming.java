package dev.onsale.judge;

import dev.onsale.judge.Measures.Key;
import dev.onsale.judge.Measures.Measure;
import dev.onsale.judge.Thresholds.Side;
import dev.onsale.plan.GateSettings;
import dev.onsale.record.Cell.Confirmation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The second look, at fresh runs, only at what the screen flagged.
 *
 * @param pairs measures of the usable pairs
 * @param fresh measures of the usable further candidates; not looked at when there are pairs
 * @param alphaPairs over the flagged cells, with pairs
 */
record Confirming(
        List<PairMeasures> pairs, List<Map<Key, Measure>> fresh, Screen screen, GateSettings gate, double alphaPairs) {

    /** Over the flagged cells, with pairs. */
    private static final double ALPHA_PAIRS = 0.05;

    /**
     * The same on a machine that has drifted: it makes the screen flag whatever is true, so that the pairs alone must
     * keep false alarms below what both promise.
     */
    private static final double ALPHA_PAIRS_DRIFTED = 0.03;

    /** Over all cells, without. */
    static final double ALPHA_CANDIDATES = 0.01;

    /** Cells that are not gated are a family of their own, at so much of the gated ones' level. */
    private static final double UNGATED = 0.5;

    /** Fewer differences have no spread. */
    static final int PAIRS_MIN = 2;

    /** Candidates there must be, the screened one included, to confirm without a baseline build. */
    static final int CANDIDATES = 3;

    record PairMeasures(Map<Key, Measure> baseline, Map<Key, Measure> candidate) {}

    /** What came of one cell. */
    record Confirmed(Contrast contrast, Confirmation confirmation) {}

    /** What came of a moment that never came in the candidate. */
    record Missed(Occurrence occurrence, Confirmation confirmation) {}

    static double alphaPairs(boolean drifted) {
        return drifted ? ALPHA_PAIRS_DRIFTED : ALPHA_PAIRS;
    }

    boolean byPairs() {
        return pairs.size() >= PAIRS_MIN;
    }

    boolean byCandidates() {
        return pairs.isEmpty() && fresh.size() >= CANDIDATES - 1;
    }

    /** The flagged moments that never came, in the fresh runs too or not. */
    Map<Key, Missed> missed() {
        Map<Key, Occurrence> occurrences = occurrences();
        double alpha = byPairs() ? alphaPairs : ALPHA_CANDIDATES;
        // Holm's largest factor: beside it the other cells may be judged by theirs.
        int tests = byPairs()
                ? (int) screen.gated().stream()
                        .filter(sample -> screen.flagged().contains(sample.key()))
                        .count()
                : screen.family();
        Map<Key, Missed> missed = new LinkedHashMap<>();
        occurrences.forEach((key, occurrence) -> {
            double adjusted = Math.min(1, tests * occurrence.p());
            missed.put(
                    key,
                    new Missed(
                            occurrence, new Confirmation(List.of(), 0, occurrence.p(), adjusted, adjusted <= alpha)));
        });
        return missed;
    }

    private Map<Key, Occurrence> occurrences() {
        Map<Key, Occurrence> occurrences = new LinkedHashMap<>();
        if (byPairs() || byCandidates()) {
            List<Map<Key, Measure>> baselines =
                    pairs.stream().map(PairMeasures::baseline).toList();
            List<Map<Key, Measure>> candidates =
                    byPairs() ? pairs.stream().map(PairMeasures::candidate).toList() : fresh;
            screen.gated().stream()
                    .filter(Sample::neverCame)
                    .forEach(sample -> occurrences.put(
                            sample.key(),
                            Occurrence.of(sample.key(), sample.baselines().size(), baselines, candidates)));
            occurrences.values().removeIf(occurrence -> occurrence.candidates() == 0);
        }
        return occurrences;
    }

    /** The flagged cells that could be looked at again; those that fresh runs lack are absent, and so are {@link #missed}. */
    Map<Key, Confirmed> of(Set<Key> flagged, Side side) {
        if (flagged.isEmpty()) {
            return Map.of();
        }
        boolean paired = byPairs();
        if (!paired && !byCandidates()) {
            return Map.of();
        }
        Map<Key, Confirmed> confirmed = new LinkedHashMap<>(
                paired ? paired(flagged, side, Family.GATED) : repeated(flagged, side, Family.GATED));
        if (side == Side.WORSE) {
            confirmed.putAll(paired ? paired(flagged, side, Family.UNGATED) : repeated(flagged, side, Family.UNGATED));
        }
        return confirmed;
    }

    private enum Family {
        GATED,
        UNGATED
    }

    private List<Sample> of(Family family) {
        return family == Family.GATED ? screen.gated() : screen.ungated();
    }

    private List<Sample> pooled(Family family) {
        return family == Family.GATED ? screen.pooled() : screen.ungated();
    }

    private Map<Key, Confirmed> paired(Set<Key> flagged, Side side, Family family) {
        List<Differences> all = pooled(family).stream()
                .filter(sample -> !sample.neverCame())
                .map(sample -> differences(sample, family))
                .filter(cell -> cell.values().size() >= PAIRS_MIN)
                .toList();
        Moderation.Pool<Differences> pool =
                new Moderation.Pool<>(all, Differences::sample, cell -> Contrast.variance(cell.values()));
        Map<Key, Contrast> contrasts = new LinkedHashMap<>();
        Map<Key, List<Double>> differences = new LinkedHashMap<>();
        for (Differences cell : all) {
            if (flagged.contains(cell.sample().key())) {
                Moderation moderation = pool.of(cell.sample());
                contrasts.put(cell.sample().key(), Contrast.ofDifferences(cell.values(), moderation, cell.floor()));
                differences.put(cell.sample().key(), cell.values());
            }
        }
        return decided(contrasts, contrasts.keySet(), differences, alphaPairs, side, family);
    }

    private Map<Key, Confirmed> repeated(Set<Key> flagged, Side side, Family family) {
        Map<Key, Contrast> contrasts = new LinkedHashMap<>();
        Map<Key, List<Double>> differences = new LinkedHashMap<>();
        Moderation.Pool<Sample> pool = Screen.pool(pooled(family));
        for (Sample sample : of(family)) {
            if (sample.neverCame()) {
                continue;
            }
            List<Measure> candidates = new ArrayList<>();
            Measure screened = sample.candidate();
            if (screened != null && screened.happened()) {
                candidates.add(screened);
            }
            fresh.stream()
                    .filter(run -> delivered(run, sample, family))
                    .map(run -> run.get(sample.key()))
                    .forEach(candidates::add);
            if (candidates.size() >= CANDIDATES) {
                contrasts.put(sample.key(), Screen.contrast(sample, candidates, pool, family == Family.UNGATED));
                differences.put(
                        sample.key(),
                        Screen.compared(candidates).stream()
                                .map(value -> value - sample.mean())
                                .toList());
            }
        }
        return decided(contrasts, flagged, differences, ALPHA_CANDIDATES, side, family);
    }

    /** Holm over all the contrasts given; told of the asked ones only. */
    private Map<Key, Confirmed> decided(
            Map<Key, Contrast> contrasts,
            Set<Key> asked,
            Map<Key, List<Double>> differences,
            double alphaGated,
            Side side,
            Family family) {
        double alpha = family == Family.GATED ? alphaGated : UNGATED * alphaGated;
        Thresholds thresholds = new Thresholds(gate);
        Map<Key, Sample> samples = new LinkedHashMap<>();
        of(family).forEach(sample -> samples.put(sample.key(), sample));
        Map<Key, Double> p = new LinkedHashMap<>();
        contrasts.forEach(
                (key, contrast) -> p.put(key, contrast.p(key.metric().worse().sign() * side.sign())));
        if (side == Side.WORSE && family == Family.GATED) {
            occurrences().forEach((key, occurrence) -> p.put(key, occurrence.p()));
        }
        Map<Key, Double> adjusted = Holm.adjusted(p);
        Map<Key, Confirmed> decided = new LinkedHashMap<>();
        contrasts.forEach((key, contrast) -> {
            Sample sample = samples.get(key);
            if (sample != null && asked.contains(key)) {
                double effect = sample.sign() * side.sign() * contrast.effect();
                double pAdjusted = adjusted.getOrDefault(key, 1.0);
                boolean confirmed = pAdjusted <= alpha && effect >= thresholds.toCount(sample, side);
                decided.put(
                        key,
                        new Confirmed(
                                contrast,
                                new Confirmation(
                                        differences.getOrDefault(key, List.of()),
                                        contrast.effect(),
                                        p.getOrDefault(key, 1.0),
                                        pAdjusted,
                                        confirmed)));
            }
        });
        return decided;
    }

    /** @param floor smallest standard deviation a difference may be said to have */
    private record Differences(Sample sample, List<Double> values, double floor) {}

    private Differences differences(Sample sample, Family family) {
        List<Double> values = new ArrayList<>();
        double sampling = 0;
        for (PairMeasures pair : pairs) {
            Measure baseline = pair.baseline().get(sample.key());
            Measure candidate = pair.candidate().get(sample.key());
            if (baseline != null
                    && candidate != null
                    && delivered(pair.baseline(), sample, family)
                    && delivered(pair.candidate(), sample, family)) {
                values.add(candidate.compared() - baseline.compared());
                sampling += baseline.standardError() * baseline.standardError()
                        + candidate.standardError() * candidate.standardError();
            }
        }
        boolean counts = family == Family.UNGATED || sample.metric().countsKnownError();
        double counted = counts && !values.isEmpty() ? sampling / values.size() : 0;
        return new Differences(sample, values, Math.sqrt(Math.max(2 * Moderation.FLOOR * Moderation.FLOOR, counted)));
    }

    private static boolean delivered(Map<Key, Measure> run, Sample sample, Family family) {
        Measure measure = run.get(sample.key());
        return measure != null
                && measure.happened()
                && (family == Family.UNGATED || measure.delivered() >= Eligibility.samplesNeeded(sample.metric()));
    }
}
