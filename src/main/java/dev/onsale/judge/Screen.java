package dev.onsale.judge;

import dev.onsale.judge.Eligibility.Standing;
import dev.onsale.judge.Measures.Key;
import dev.onsale.judge.Measures.Measure;
import dev.onsale.judge.Thresholds.Side;
import dev.onsale.plan.GateSettings;
import dev.onsale.record.Cell.Fact;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The first test of every cell: cheap and sensitive. It often fires on clean nights, so it is never the verdict; it
 * selects what is worth fresh runs.
 *
 * <p>Cells that cannot prove {@code steady} form a separate family with a quarter of the level: nothing is promised for
 * small changes there, and the gated ones lose no power to them.
 *
 * <p>A cell is tested by whichever is more informative: its measured difference, or its {@link OwnChange}.
 *
 * @param cells every cell, gated or not, in the order of the candidate's steps
 * @param families how many cells are gated: the numbers of hypotheses
 * @param large findings that need no family, see {@link Large}
 */
record Screen(
        List<Screened> cells,
        Runs runs,
        Families families,
        Map<Key, Double> p,
        Map<Key, Double> pAdjusted,
        Map<Key, Fact> large,
        Flagged flagged) {

    /**
     * The runs that are compared.
     *
     * @param common what the steps of a run share
     * @param baselines the baseline runs, each with what its steps share; {@code candidate} likewise
     */
    record Runs(CommonMode common, List<Map<Key, Measure>> baselines, Map<Key, Measure> candidate) {}

    /**
     * The cells that fresh runs have to confirm.
     *
     * @param worse by the measurement or because the machine's drift may hide it
     * @param hidden those of them that the screen flags only under the assumption that the candidate is slower by as
     *     much as the machine has become faster
     */
    record Flagged(Set<Key> worse, Set<Key> better, Set<Key> hidden) {}

    /**
     * @param contrast {@code null} where there is nothing to compare
     * @param own {@code null} where the other steps say nothing of it
     */
    record Screened(
            Sample sample,
            Eligibility eligibility,
            @Nullable Contrast contrast,
            @Nullable OwnChange own) {
        Key key() {
            return sample.key();
        }

        /** Whether its own change is more informative than its measured difference. */
        boolean ownLeads() {
            return own != null && contrast != null && own.contrast().error() <= contrast.error();
        }

        /** The test that screens it. */
        @Nullable
        Contrast leading() {
            return own != null && ownLeads() ? own.contrast() : contrast;
        }

        /** Whether it is tested among those that are not gated. */
        boolean ungated() {
            return eligibility.ungated()
                    && contrast != null
                    && sample.sign() != 0
                    && !sample.metric().isMoment()
                    && !(sample.metric() instanceof Metric.Failing);
        }
    }

    /** @param hiddenBy what {@link Drift#hidden} says where fresh pairs can tell; else 0 */
    static Screen of(
            List<Map<Key, Measure>> baselineRuns,
            Map<Key, Measure> candidateRun,
            GateSettings gate,
            double hiddenBy,
            Distributions distributions) {
        CommonMode common = CommonMode.of(baselineRuns, candidateRun, gate);
        List<Map<Key, Measure>> baselines =
                baselineRuns.stream().map(common::with).toList();
        Map<Key, Measure> candidate = common.with(candidateRun);
        boolean apart = !common.means().isEmpty();
        Thresholds thresholds = new Thresholds(gate);
        Listed listed = new Listed(gate.only());
        List<Sample> samples = samples(baselines, candidate, listed);
        List<Eligibility> byCounts = samples.stream()
                .map(sample -> listed.standing(sample, Eligibility.byCounts(sample)))
                .toList();
        List<Sample> countable = new ArrayList<>();
        for (int i = 0; i < samples.size(); i++) {
            if (byCounts.get(i).gated()) {
                countable.add(samples.get(i));
            }
        }
        Procedures planned = Procedures.planned(gate, Families.of(apart, countable), distributions);
        List<Eligibility> standings = new ArrayList<>();
        for (int i = 0; i < samples.size(); i++) {
            Eligibility standing = byCounts.get(i);
            standings.add(
                    standing == Eligibility.GATED
                            ? listed.standing(samples.get(i), planned.supports(samples.get(i)))
                            : standing);
        }
        List<Sample> pooled = new ArrayList<>();
        List<Sample> ungated = new ArrayList<>();
        for (int i = 0; i < samples.size(); i++) {
            if (standings.get(i).pooled()) {
                pooled.add(samples.get(i));
            }
            if (standings.get(i).ungated() && isComparable(samples.get(i))) {
                ungated.add(samples.get(i));
            }
        }
        Map<Key, OwnChange> own = OwnChanges.ofRuns(pooled, common, baselines, List.of(candidate), false);
        own.putAll(OwnChanges.ofRuns(ungated, common, baselines, List.of(candidate), true));
        Moderation.Pool<Sample> pool = pool(pooled);
        Moderation.Pool<Sample> poolUngated = pool(ungated);
        List<Screened> cells = new ArrayList<>();
        for (int i = 0; i < samples.size(); i++) {
            Sample sample = samples.get(i);
            boolean ofUngated = standings.get(i).ungated();
            cells.add(new Screened(
                    sample,
                    standings.get(i),
                    contrast(sample, ofUngated ? poolUngated : pool, ofUngated),
                    own.get(sample.key())));
        }
        Families families = Families.of(
                apart,
                cells.stream()
                        .filter(cell -> cell.eligibility().gated())
                        .map(Screened::sample)
                        .toList());
        Flagging flagging = new Flagging(cells, thresholds, families);
        Map<Key, Double> worse = flagging.worse();
        Map<Key, Double> worseUngated = flagging.worseUngated();
        // One of K + 1 runs: had the moment failed to come by chance, it would as likely have done so in a baseline
        // run.
        cells.stream()
                .filter(cell -> cell.eligibility().standing() == Standing.NEVER_CAME)
                .forEach(cell ->
                        worse.put(cell.key(), 1.0 / (cell.sample().baselines().size() + 1)));
        Map<Key, Double> worseAdjusted = flagging.adjusted(worse);
        Map<Key, Double> worseUngatedAdjusted = Ungated.adjusted(worseUngated);
        Set<Key> flagged = flagging.flagged(worseAdjusted, families::alpha, Side.WORSE);
        cells.stream()
                .filter(cell -> cell.eligibility().standing() == Standing.NEVER_CAME)
                .forEach(cell -> flagged.add(cell.key()));
        flagged.addAll(flagging.flagged(worseUngatedAdjusted, Ungated::alpha, Side.WORSE));
        cells.stream().filter(NewKinds::isNew).map(Screened::key).forEach(flagged::add);
        Map<Key, Fact> large = Large.among(cells, thresholds, listed, distributions);
        flagged.addAll(large.keySet());
        if (flagged.stream().anyMatch(key -> !Large.isSettled(large.get(key)))) {
            flagged.addAll(flagging.suspicious(worse));
        }
        worse.putAll(worseUngated);
        worseAdjusted.putAll(worseUngatedAdjusted);
        Set<Key> hidden = flagging.hidden(hiddenBy);
        hidden.removeAll(flagged);
        flagged.addAll(hidden);
        return new Screen(
                cells,
                new Runs(common, baselines, candidate),
                families,
                worse,
                worseAdjusted,
                large,
                new Flagged(
                        flagged,
                        flagging.flagged(flagging.adjusted(flagging.better()), families::alpha, Side.BETTER),
                        hidden));
    }

    /** The same of a target which others starved. */
    Screen ofAStarvedTarget() {
        return new Screen(cells, runs, families, p, pAdjusted, Large.ofAStarvedTarget(large), flagged);
    }

    private static List<Sample> samples(List<Map<Key, Measure>> baselines, Map<Key, Measure> candidate, Listed listed) {
        Set<Key> keys = new LinkedHashSet<>(candidate.keySet());
        baselines.forEach(run -> keys.addAll(run.keySet()));
        keys.addAll(listed.keys());
        return keys.stream()
                .map(key -> Sample.of(key, baselines, candidate))
                .filter(sample -> everHappened(sample) || listed.names(sample.key()))
                .filter(sample -> !(sample.metric() instanceof Metric.Due due)
                        || DueTimes.saysMore(candidate, due, sample.key().subject()))
                .toList();
    }

    /** An outcome that nobody had is not a cell, nor is a moment that never occurred in any run. */
    private static boolean everHappened(Sample sample) {
        Measure candidate = sample.candidate();
        if (sample.metric().isMoment()) {
            return !sample.baselines().isEmpty() || (candidate != null && candidate.happened());
        }
        return !(sample.metric() instanceof Metric.Ended || sample.metric() instanceof Metric.Failing)
                || (candidate != null && candidate.value() > 0)
                || sample.baselines().stream().anyMatch(measure -> measure.value() > 0);
    }

    private static boolean isComparable(Sample sample) {
        Measure candidate = sample.candidate();
        return candidate != null && candidate.happened() && sample.baselines().size() >= GateSettings.BASELINE_RUNS_MIN;
    }

    private static @Nullable Contrast contrast(Sample sample, Moderation.Pool<Sample> pool, boolean chanceWithin) {
        Measure candidate = sample.candidate();
        return candidate == null || !isComparable(sample)
                ? null
                : contrast(sample, List.of(candidate), pool.of(sample), chanceWithin || isThin(sample, candidate));
    }

    /** Whether failures have left a time fewer samples than it needs: the baselines' spread does not know that chance. */
    private static boolean isThin(Sample sample, Measure candidate) {
        return sample.metric().isLatency() && candidate.samples() < Eligibility.samplesNeeded(sample.metric());
    }

    /** @param cells whose baselines' variances are pooled: those that can be compared, whether or not they are listed */
    static Moderation.Pool<Sample> pool(List<Sample> cells) {
        return new Moderation.Pool<>(cells, cell -> cell, cell -> Contrast.variance(compared(cell.baselines())));
    }

    /**
     * These candidates' runs against the sample's baselines.
     *
     * @param chanceWithin whether the spread is at least what chance within the runs gives, of times too: where samples
     *     are few it is most of what runs differ by
     */
    static Contrast contrast(Sample sample, List<Measure> candidates, Moderation moderation, boolean chanceWithin) {
        boolean counts = chanceWithin || sample.metric().countsKnownError();
        return Contrast.of(
                compared(sample.baselines()),
                compared(candidates),
                moderation,
                counts ? sampling(sample.baselines()) + sampling(candidates) : 0);
    }

    static List<Double> compared(List<Measure> measures) {
        return measures.stream().map(Measure::compared).toList();
    }

    /** What chance within the runs alone contributes to the variance of their mean. */
    private static double sampling(List<Measure> measures) {
        return measures.stream()
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

    /** Those that are compared and not gated. */
    List<Sample> ungated() {
        return cells.stream().filter(Screened::ungated).map(Screened::sample).toList();
    }

    /** By what a cell was screened: its own change or its difference. */
    boolean ownLeads(Key key) {
        return cells.stream().anyMatch(cell -> cell.key().equals(key) && cell.ownLeads());
    }

    /** Those flagged that wait for fresh runs: not what is large and was no matter of time. */
    boolean waits() {
        return flagged.worse().stream().anyMatch(key -> !Large.isSettled(large.get(key)));
    }

    /** The gated ones, and those that could be were they listed. */
    List<Sample> pooled() {
        return cells.stream()
                .filter(cell -> cell.eligibility().pooled())
                .map(Screened::sample)
                .toList();
    }
}
