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
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

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

    /**
     * The level of what does not lead: of a cell's difference where its own change does and of its own change where the
     * difference does. Alone: it is asked only of cells that the other has proven.
     */
    private static final double ALPHA_BESIDE = 0.05;

    /**
     * What came of one cell.
     *
     * @param contrast its difference as measured
     * @param own of that its own; {@code null} where the other steps say nothing of it
     * @param byOne whether what leads is proven and the other is not
     */
    record Confirmed(Contrast contrast, @Nullable OwnChange own, Confirmation confirmation, boolean byOne) {

        /** What a pair's difference spreads by: of its own change, or as measured. */
        double sigma(boolean ofItsOwn) {
            return ofItsOwn && own != null ? own.contrast().sigma() : contrast.sigma();
        }
    }

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
                : screen.families().all();
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
        List<Map<Key, Measure>> before = with(pairs.stream().map(PairMeasures::baseline));
        List<Map<Key, Measure>> after = with(pairs.stream().map(PairMeasures::candidate));
        List<Differences> all = pooled(family).stream()
                .filter(sample -> !sample.neverCame())
                .map(sample -> Differences.of(sample, before, after, family == Family.UNGATED, screen.common()))
                .filter(cell -> cell.values().size() >= PAIRS_MIN)
                .toList();
        Moderation.Pool<Differences> pool =
                new Moderation.Pool<>(all, Differences::sample, cell -> Contrast.variance(cell.values()));
        Map<Key, OwnChange> own = side == Side.BETTER
                ? Map.of()
                : OwnChanges.ofPairs(all, screen.common(), screen.baselines(), family == Family.UNGATED);
        Map<Key, Contrast> contrasts = new LinkedHashMap<>();
        Map<Key, List<Double>> differences = new LinkedHashMap<>();
        for (Differences cell : all) {
            Key key = cell.sample().key();
            if (flagged.contains(key)) {
                Moderation moderation = CommonMode.isItsCell(key) ? ofRuns(cell.sample()) : pool.of(cell.sample());
                contrasts.put(key, Contrast.ofDifferences(cell.values(), moderation, cell.floor()));
                differences.put(key, cell.values());
            }
        }
        return decided(new Looked(contrasts, own, differences), contrasts.keySet(), alphaPairs, side, family);
    }

    /** What all steps share borrows from no cell; but runs have shown how it varies, a difference twice as much. */
    private static Moderation ofRuns(Sample sample) {
        List<Double> baselines = Screen.compared(sample.baselines());
        return new Moderation(2 * Contrast.variance(baselines), baselines.size() - 1);
    }

    private List<Map<Key, Measure>> with(Stream<Map<Key, Measure>> runs) {
        return runs.map(screen.common()::with).toList();
    }

    private Map<Key, Confirmed> repeated(Set<Key> flagged, Side side, Family family) {
        Map<Key, Contrast> contrasts = new LinkedHashMap<>();
        Map<Key, List<Double>> differences = new LinkedHashMap<>();
        Moderation.Pool<Sample> pool = Screen.pool(pooled(family));
        List<Map<Key, Measure>> again = with(fresh.stream());
        for (Sample sample : of(family)) {
            if (sample.neverCame()) {
                continue;
            }
            List<Measure> candidates = new ArrayList<>();
            Measure screened = sample.candidate();
            if (screened != null && screened.happened()) {
                candidates.add(screened);
            }
            again.stream()
                    .filter(run -> Differences.delivered(run, sample, family == Family.UNGATED))
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
        List<Map<Key, Measure>> candidates = new ArrayList<>(List.of(screen.candidate()));
        candidates.addAll(again);
        Map<Key, OwnChange> own = side == Side.BETTER
                ? Map.of()
                : OwnChanges.ofRuns(
                        pooled(family), screen.common(), screen.baselines(), candidates, family == Family.UNGATED);
        return decided(new Looked(contrasts, own, differences), flagged, ALPHA_CANDIDATES, side, family);
    }

    /** Cells that were looked at again. */
    private record Looked(Map<Key, Contrast> contrasts, Map<Key, OwnChange> own, Map<Key, List<Double>> differences) {

        /** What is tested at the full level; own changes only of cells that were screened by them. */
        Contrast leading(Key key, Contrast contrast, Screen screen) {
            OwnChange change = own.get(key);
            return change != null && screen.ownLeads(key) ? change.contrast() : contrast;
        }

        /** What must not speak against it; {@code null} where there is no such thing. */
        @Nullable
        Contrast beside(Key key, Contrast contrast, Contrast leading) {
            OwnChange change = own.get(key);
            return change == null ? null : leading.equals(contrast) ? change.contrast() : contrast;
        }
    }

    /** Holm over all the contrasts given; told of the asked ones only. */
    private Map<Key, Confirmed> decided(Looked looked, Set<Key> asked, double alphaGated, Side side, Family family) {
        double alpha = family == Family.GATED ? alphaGated : UNGATED * alphaGated;
        Thresholds thresholds = new Thresholds(gate);
        Map<Key, Sample> samples = new LinkedHashMap<>();
        of(family).forEach(sample -> samples.put(sample.key(), sample));
        Map<Key, Double> p = new LinkedHashMap<>();
        looked.contrasts()
                .forEach((key, contrast) -> p.put(
                        key,
                        looked.leading(key, contrast, screen)
                                .p(key.metric().worse().sign() * side.sign())));
        if (side == Side.WORSE && family == Family.GATED) {
            occurrences().forEach((key, occurrence) -> p.put(key, occurrence.p()));
        }
        Map<Key, Double> adjusted = Holm.adjusted(p);
        Map<Key, Confirmed> decided = new LinkedHashMap<>();
        looked.contrasts().forEach((key, contrast) -> {
            Sample sample = samples.get(key);
            if (sample != null && asked.contains(key)) {
                int sign = sample.sign() * side.sign();
                double toCount = thresholds.toCount(sample, side);
                Contrast leading = looked.leading(key, contrast, screen);
                Contrast beside = looked.beside(key, contrast, leading);
                double pAdjusted = adjusted.getOrDefault(key, 1.0);
                boolean proven = pAdjusted <= alpha && sign * leading.effect() >= toCount;
                boolean both = beside == null || beside.p(sign) <= ALPHA_BESIDE && sign * beside.effect() >= toCount;
                decided.put(
                        key,
                        new Confirmed(
                                contrast,
                                looked.own().get(key),
                                new Confirmation(
                                        looked.differences().getOrDefault(key, List.of()),
                                        contrast.effect(),
                                        p.getOrDefault(key, 1.0),
                                        pAdjusted,
                                        proven && both),
                                proven && !both));
            }
        });
        return decided;
    }
}
