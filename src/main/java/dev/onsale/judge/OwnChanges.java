package dev.onsale.judge;

import dev.onsale.judge.Measures.Key;
import dev.onsale.judge.Measures.Measure;
import dev.onsale.judge.OwnChange.Group;
import dev.onsale.judge.OwnChange.Products;
import dev.onsale.plan.GateSettings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * The {@link OwnChange} of every cell that has other steps to compare with, the variances moderated over the cells of a
 * metric. The cell of what all steps share is not pooled: every other cell's spread contains it.
 */
final class OwnChanges {

    private OwnChanges() {}

    /** One cell, and what its runs leave when the slope is known. */
    private record Cell(Sample sample, Group baselines, Group others, Products within, int freedom, double floor) {

        Cell with(Group candidates) {
            return new Cell(sample, baselines, candidates, within, freedom, floor);
        }
    }

    /**
     * @param samples gated, and those that could be; or those that are compared and not gated
     * @param candidates one; or several that all count
     * @param ungated whether they are the latter: chance within the runs is most of what those differ by
     */
    static Map<Key, OwnChange> ofRuns(
            List<Sample> samples,
            CommonMode common,
            List<Map<Key, Measure>> baselines,
            List<Map<Key, Measure>> candidates,
            boolean ungated) {
        return each(cells(samples, common, baselines, candidates, ungated), OwnChanges::ofGroups);
    }

    /**
     * By nights: the candidate's runs are one night's and count as one replicate, their mean ({@link Repeating}).
     *
     * @param nights one replicate a date of the baseline
     */
    static Map<Key, OwnChange> ofNights(
            List<Sample> samples,
            CommonMode common,
            List<Map<Key, Measure>> nights,
            List<Map<Key, Measure>> candidates,
            boolean ungated) {
        List<Cell> cells = cells(samples, common, nights, candidates, ungated);
        Map<Key, OwnChange> changes =
                each(cells.stream().map(cell -> cell.with(cell.others().mean())).toList(), OwnChanges::ofGroups);
        cells.forEach(cell -> changes.computeIfPresent(
                cell.sample().key(),
                (key, change) -> change.with(
                        Repeating.ofOneNight(change.contrast(), cell.others().errorOfMean(change.slope())))));
        return changes;
    }

    private static OwnChange ofGroups(Cell cell, Moderation moderation, double shrinkage) {
        return OwnChange.of(cell.baselines(), cell.others(), moderation, shrinkage, cell.floor());
    }

    private static List<Cell> cells(
            List<Sample> samples,
            CommonMode common,
            List<Map<Key, Measure>> baselines,
            List<Map<Key, Measure>> candidates,
            boolean ungated) {
        List<Cell> cells = new ArrayList<>();
        Beside ofBaselines = new Beside(common, baselines);
        Beside ofCandidates = new Beside(common, candidates);
        for (Sample sample : samples) {
            if (saysSomething(sample, common, ungated)) {
                Group before = group(sample.key(), ofBaselines);
                Group now = group(sample.key(), ofCandidates);
                if (before.size() >= GateSettings.BASELINE_RUNS_MIN && now.size() == candidates.size()) {
                    cells.add(new Cell(sample, before, now, before.products(), before.size() - 1, Moderation.FLOOR));
                }
            }
        }
        return cells;
    }

    /** @param baselines the runs that were there before the pairs */
    static Map<Key, OwnChange> ofPairs(
            List<Differences> differences, CommonMode common, List<Map<Key, Measure>> baselines, boolean ungated) {
        List<Cell> cells = new ArrayList<>();
        Beside ofBaselines = new Beside(common, baselines);
        for (Differences cell : differences) {
            if (saysSomething(cell.sample(), common, ungated)) {
                Group before = group(cell.sample().key(), ofBaselines);
                Group pairs = cell.beside();
                if (before.size() >= GateSettings.BASELINE_RUNS_MIN && pairs.size() >= Confirming.PAIRS_MIN) {
                    cells.add(new Cell(cell.sample(), before, pairs, pairs.products(), pairs.size() - 1, cell.floor()));
                }
            }
        }
        return each(
                cells,
                (cell, moderation, shrinkage) -> OwnChange.ofDifferences(
                        cell.others(), cell.baselines().products(), moderation, shrinkage, cell.floor()));
    }

    private static List<Measure> measures(Key key, List<Map<Key, Measure>> runs) {
        return runs.stream()
                .map(run -> Measures.in(run, key))
                .flatMap(Stream::ofNullable)
                .toList();
    }

    private static boolean saysSomething(Sample sample, CommonMode common, boolean ungated) {
        Measure candidate = sample.candidate();
        return common.saying(sample.key()) != null
                && candidate != null
                && (ungated || candidate.samples() >= Eligibility.samplesNeeded(sample.metric()))
                && candidate.value() > Measure.TICK_MS
                && !sample.isAtTick();
    }

    /** The cell's values in the runs that have it and of which the others say something. */
    private static Group group(Key key, Beside said) {
        List<Double> y = new ArrayList<>();
        List<Double> x = new ArrayList<>();
        List<OptionalDouble> others = said.of(key);
        for (int i = 0; i < others.size(); i++) {
            Measure measure = Measures.in(said.runs().get(i), key);
            OptionalDouble beside = others.get(i);
            if (measure != null && beside.isPresent()) {
                y.add(measure.compared());
                x.add(beside.getAsDouble());
            }
        }
        return new Group(y, x);
    }

    /** Of one cell, its variance moderated. */
    private interface Moderated {
        OwnChange of(Cell cell, Moderation moderation, double shrinkage);
    }

    /** First as if all steps moved together, which says how well slopes are known, then by those slopes. */
    private static Map<Key, OwnChange> each(List<Cell> cells, Moderated told) {
        Moderation.Pool<Cell> together =
                new Moderation.Pool<>(cells, Cell::sample, cell -> cell.within().residual(1) / cell.freedom());
        Moderation.Pool<Cell> pool = new Moderation.Pool<>(
                cells,
                Cell::sample,
                cell -> OwnChange.variance(
                        cell.within(),
                        OwnChange.shrinkage(together.of(cell.sample()).prior()),
                        cell.freedom()));
        Map<Key, OwnChange> changes = new LinkedHashMap<>();
        for (Cell cell : cells) {
            Moderation moderation = pool.of(cell.sample());
            double prior =
                    moderation.weight() > 0 ? moderation.prior() : cell.within().residual(1) / cell.freedom();
            changes.put(cell.sample().key(), told.of(cell, moderation, OwnChange.shrinkage(prior)));
        }
        return changes;
    }
}
