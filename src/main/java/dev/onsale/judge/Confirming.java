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
        int tests = byPairs() ? screen.flagged().size() : screen.family();
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
        return byPairs() ? paired(flagged, side) : byCandidates() ? repeated(flagged, side) : Map.of();
    }

    private Map<Key, Confirmed> paired(Set<Key> flagged, Side side) {
        List<Differences> all = screen.pooled().stream()
                .filter(sample -> !sample.neverCame())
                .map(this::differences)
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
        return decided(contrasts, contrasts.keySet(), differences, alphaPairs, side);
    }

    private Map<Key, Confirmed> repeated(Set<Key> flagged, Side side) {
        Map<Key, Contrast> contrasts = new LinkedHashMap<>();
        Map<Key, List<Double>> differences = new LinkedHashMap<>();
        List<Sample> gated = screen.gated();
        Moderation.Pool<Sample> pool = Screen.pool(screen.pooled());
        for (Sample sample : gated) {
            if (sample.neverCame()) {
                continue;
            }
            List<Measure> candidates = new ArrayList<>();
            Measure screened = sample.candidate();
            if (screened != null && screened.happened()) {
                candidates.add(screened);
            }
            fresh.stream()
                    .filter(run -> delivered(run, sample))
                    .map(run -> run.get(sample.key()))
                    .forEach(candidates::add);
            if (candidates.size() >= CANDIDATES) {
                contrasts.put(sample.key(), Screen.contrast(sample, candidates, pool));
                differences.put(
                        sample.key(),
                        Screen.compared(candidates).stream()
                                .map(value -> value - sample.mean())
                                .toList());
            }
        }
        return decided(contrasts, flagged, differences, ALPHA_CANDIDATES, side);
    }

    /** Holm over all the contrasts given; told of the asked ones only. */
    private Map<Key, Confirmed> decided(
            Map<Key, Contrast> contrasts, Set<Key> asked, Map<Key, List<Double>> differences, double alpha, Side side) {
        Thresholds thresholds = new Thresholds(gate);
        Map<Key, Sample> samples = new LinkedHashMap<>();
        screen.gated().forEach(sample -> samples.put(sample.key(), sample));
        Map<Key, Double> p = new LinkedHashMap<>();
        contrasts.forEach(
                (key, contrast) -> p.put(key, contrast.p(key.metric().worse().sign() * side.sign())));
        if (side == Side.WORSE) {
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

    private Differences differences(Sample sample) {
        List<Double> values = new ArrayList<>();
        double sampling = 0;
        for (PairMeasures pair : pairs) {
            Measure baseline = pair.baseline().get(sample.key());
            Measure candidate = pair.candidate().get(sample.key());
            if (baseline != null
                    && candidate != null
                    && delivered(pair.baseline(), sample)
                    && delivered(pair.candidate(), sample)) {
                values.add(candidate.compared() - baseline.compared());
                sampling += baseline.standardError() * baseline.standardError()
                        + candidate.standardError() * candidate.standardError();
            }
        }
        double counted = sample.metric().countsKnownError() && !values.isEmpty() ? sampling / values.size() : 0;
        return new Differences(sample, values, Math.sqrt(Math.max(2 * Moderation.FLOOR * Moderation.FLOOR, counted)));
    }

    private static boolean delivered(Map<Key, Measure> run, Sample sample) {
        Measure measure = run.get(sample.key());
        return measure != null && measure.happened() && measure.samples() >= Eligibility.samplesNeeded(sample.metric());
    }
}
