package dev.onsale.judge;

import dev.onsale.judge.Looked.Fresh;
import dev.onsale.judge.Measures.Key;
import dev.onsale.judge.Measures.Measure;
import dev.onsale.judge.Thresholds.Side;
import dev.onsale.plan.GateSettings;
import dev.onsale.record.Cell.Confirmation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The fresh runs, compared only in the cells that the screen flagged. Pairs are tested up to three times ({@link
 * PairLooks}).
 *
 * @param pairs measures of the usable pairs
 * @param fresh measures of the usable further candidates; not looked at when there are pairs
 * @param dates of the baseline runs, which only further candidates need
 * @param alphaPairs over the flagged cells, with pairs
 */
record Confirming(
        List<PairMeasures> pairs,
        List<Map<Key, Measure>> fresh,
        ByDate dates,
        Screen screen,
        GateSettings gate,
        double alphaPairs) {

    private static final double ALPHA_PAIRS = 0.01;

    /**
     * The same on a machine that has drifted: it makes the screen flag whatever is true, so that the pairs alone must
     * keep false alarms below what both promise.
     */
    private static final double ALPHA_PAIRS_DRIFTED = 0.01;

    /**
     * For events that occur in a run or do not: so few runs have few possible values of p, and err far less often than
     * their level.
     */
    private static final double ALPHA_OCCURRENCES = 0.05;

    /** Over all cells, without pairs: as the test is wide on purpose ({@link Repeating}), it errs far less often. */
    private static final double ALPHA_CANDIDATES = 0.05;

    /** The same of own changes, whose spread is taken as the runs show it. */
    private static final double ALPHA_CANDIDATES_OWN = 0.02;

    /** The same of events, whose runs count as if each were a night of its own. */
    private static final double ALPHA_OCCURRENCES_ALONE = 0.01;

    /** Cells that are not gated form a separate family, with this share of the gated ones' level. */
    private static final double UNGATED = 0.5;

    /** Fewer differences have no spread. */
    static final int PAIRS_MIN = 2;

    /** Candidates there must be, the screened one included, to confirm without a baseline build. */
    static final int CANDIDATES = 3;

    record PairMeasures(Map<Key, Measure> baseline, Map<Key, Measure> candidate) {}

    /**
     * The level of the second proof: of the measured difference if the own change leads, and vice versa. For each cell
     * alone: it is only tested for cells that the leading one has proven.
     */
    private static final double ALPHA_BESIDE = 0.04;

    /** The same without a baseline build, where there is one look. */
    static final double ALPHA_BESIDE_ALONE = 0.05;

    /**
     * One-sided: above this p the pairs so far argue against a regression, and no further pairs are made for the cell.
     * It is non-binding, so no level depends on it.
     */
    private static final double FUTILE = 0.20;

    /**
     * The result for one cell.
     *
     * @param contrast its difference as measured
     * @param own its own change; {@code null} if the other steps cannot be used
     * @param from the baseline side, on the compared scale
     * @param byOne whether the leading proof succeeded and the other did not
     * @param open whether planned looks could still prove it
     */
    record Confirmed(
            Contrast contrast,
            @Nullable OwnChange own,
            double from,
            Confirmation confirmation,
            boolean byOne,
            boolean open) {

        /** The spread of a pair's difference: of the own change, or as measured. */
        double sigma(boolean ofItsOwn) {
            return ofItsOwn && own != null ? own.contrast().sigma() : contrast.sigma();
        }
    }

    /**
     * The result for a moment that never occurred in the candidate.
     *
     * @param open as of {@link Confirmed}
     */
    record Missed(Occurrence occurrence, Confirmation confirmation, boolean open) {}

    /** Before any fresh run. */
    static Confirming nothing(Screen screen, ByDate dates, GateSettings gate) {
        return new Confirming(List.of(), List.of(), dates, screen, gate, alphaPairs(false));
    }

    /** Over all looks at the flagged cells together. */
    static double alphaPairs(boolean drifted) {
        return drifted ? ALPHA_PAIRS_DRIFTED : ALPHA_PAIRS;
    }

    /** Over all cells, without pairs; of a cell whose own change leads, or as measured. */
    static double alphaCandidates(boolean ofItsOwn) {
        return ofItsOwn ? ALPHA_CANDIDATES_OWN : ALPHA_CANDIDATES;
    }

    boolean byPairs() {
        return pairs.size() >= PAIRS_MIN;
    }

    boolean byCandidates() {
        return pairs.isEmpty() && fresh.size() >= CANDIDATES - 1;
    }

    /** When the pairs are tested. */
    PairLooks looks() {
        return new PairLooks(gate.confirmPairs());
    }

    /** Whether there are pairs, and another look at more of them is planned. */
    private boolean isFurther() {
        return byPairs() && !looks().isLast(pairs.size());
    }

    /** The part of a level that this look at the pairs may spend. */
    private double spent(double alpha) {
        return alpha * looks().share(pairs.size());
    }

    /** The flagged moments that never came, in the fresh runs too or not. */
    Map<Key, Missed> missed() {
        Map<Key, Occurrence> occurrences = Occurrences.of(this);
        double alpha = byPairs() ? spent(ALPHA_OCCURRENCES) : ALPHA_OCCURRENCES_ALONE;
        // Holm's largest factor: beside it the other cells may be judged by theirs.
        long kinds = occurrences.keySet().stream()
                .filter(key -> key.metric() instanceof Metric.Failing)
                .count();
        Set<Key> worse = screen.flagged().worse();
        long flagged =
                screen.gated().stream().map(Sample::key).filter(worse::contains).count();
        long tests = kinds + (byPairs() ? flagged : screen.families().all());
        Map<Key, Missed> missed = new LinkedHashMap<>();
        occurrences.forEach((key, occurrence) -> {
            double adjusted = Math.min(1, tests * occurrence.p());
            missed.put(
                    key,
                    new Missed(
                            occurrence,
                            new Confirmation(List.of(), 0, occurrence.p(), adjusted, adjusted <= alpha),
                            adjusted > alpha && occurrence.candidatesMissed() > 0 && isFurther()));
        });
        return missed;
    }

    /** The flagged cells that could be looked at again; those that fresh runs lack are absent, and so are {@link #missed}. */
    Map<Key, Confirmed> of(Set<Key> flagged, Side side) {
        boolean paired = byPairs();
        if (flagged.isEmpty() || !paired && !byCandidates()) {
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
        CommonMode common = screen.runs().common();
        List<Map<Key, Measure>> before = with(pairs.stream().map(PairMeasures::baseline));
        List<Map<Key, Measure>> after = with(pairs.stream().map(PairMeasures::candidate));
        List<Differences> all = pooled(family).stream()
                .filter(sample -> !sample.neverCame())
                .map(sample -> Differences.of(sample, before, after, family == Family.UNGATED, common))
                .filter(cell -> cell.values().size() >= PAIRS_MIN)
                .toList();
        Moderation.Pool<Differences> pool =
                new Moderation.Pool<>(all, Differences::sample, cell -> Contrast.variance(cell.values()));
        Map<Key, OwnChange> own = side == Side.BETTER
                ? Map.of()
                : OwnChanges.ofPairs(all, common, screen.runs().baselines(), family == Family.UNGATED);
        Map<Key, Contrast> contrasts = new LinkedHashMap<>();
        Map<Key, Fresh> looks = new LinkedHashMap<>();
        for (Differences cell : all) {
            Key key = cell.sample().key();
            if (flagged.contains(key)) {
                Moderation moderation = CommonMode.isItsCell(key)
                        ? Moderation.ofRuns(Screen.compared(cell.sample().baselines()))
                        : pool.of(cell.sample());
                contrasts.put(key, Contrast.ofDifferences(cell.values(), moderation, cell.floor()));
                looks.put(key, new Fresh(cell.values(), cell.from()));
            }
        }
        return decided(
                new Looked(contrasts, own, looks), contrasts.keySet(), ofItsOwn -> spent(alphaPairs), side, family);
    }

    private List<Map<Key, Measure>> with(Stream<Map<Key, Measure>> runs) {
        return runs.map(screen.runs().common()::with).toList();
    }

    private Map<Key, Confirmed> repeated(Set<Key> flagged, Side side, Family family) {
        Looked looked =
                new Repeating(screen, fresh, dates).looked(of(family), pooled(family), side, family == Family.UNGATED);
        return decided(looked, flagged, Confirming::alphaCandidates, side, family);
    }

    /**
     * Holm over all the contrasts given; told of the asked ones only.
     *
     * @param level by whether a cell's own change leads
     */
    private Map<Key, Confirmed> decided(
            Looked looked, Set<Key> asked, ToDoubleFunction<Boolean> level, Side side, Family family) {
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
            Occurrences.of(this).forEach((key, occurrence) -> p.put(key, occurrence.p()));
        }
        Map<Key, Double> adjusted = Holm.adjusted(p);
        Map<Key, Confirmed> decided = new LinkedHashMap<>();
        looked.contrasts().forEach((key, contrast) -> {
            Sample sample = samples.get(key);
            if (sample != null && asked.contains(key)) {
                int sign = sample.sign() * side.sign();
                Fresh again = looked.fresh().getOrDefault(key, new Fresh(List.of(), sample.mean()));
                Proofs proofs = looked.proofs(
                        key,
                        screen,
                        ofItsOwn -> (family == Family.GATED ? 1 : UNGATED) * level.applyAsDouble(ofItsOwn),
                        byPairs() ? spent(ALPHA_BESIDE) : ALPHA_BESIDE_ALONE,
                        thresholds.toCount(sample, side));
                double pAdjusted = adjusted.getOrDefault(key, 1.0);
                boolean proven = proofs.isLeadingProven(pAdjusted, sign);
                boolean both = proofs.isBesideProven(sign);
                boolean open = isFurther() && proofs.arePossible(FUTILE, sign);
                decided.put(
                        key,
                        new Confirmed(
                                contrast,
                                looked.own().get(key),
                                again.from(),
                                new Confirmation(
                                        again.differences(),
                                        contrast.effect(),
                                        p.getOrDefault(key, 1.0),
                                        pAdjusted,
                                        proven && both,
                                        sample.atScale(again.from()),
                                        sample.atScale(again.from() + contrast.effect())),
                                proven && !both,
                                open && !(proven && both)));
            }
        });
        return decided;
    }
}
