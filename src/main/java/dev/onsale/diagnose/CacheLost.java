package dev.onsale.diagnose;

import static dev.onsale.record.clue.Figure.*;

import dev.onsale.record.Diagnosis.Confidence;
import dev.onsale.record.clue.CacheLostClue;
import dev.onsale.record.clue.Clue;
import dev.onsale.record.clue.Source;
import dev.onsale.record.evidence.EvidenceSlice;
import dev.onsale.record.evidence.EvidenceTotals;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Caches that no longer help: the share of misses of some steps is far above the baseline's, or steps that queried a
 * cache no longer do so.
 */
final class CacheLost {

    /** Share of misses among all responses that reported a cache, in points above the baseline's. */
    private static final double MISSES_FROM = 0.15;

    private static final double MISSES_PLAIN = 0.5;

    /** Without a baseline, a step that mostly misses is not a cached one. */
    private static final double WITHOUT_BASELINE = 0.6;

    /** How long a node is young, and its cache cold. */
    private static final long YOUNG_MS = 15_000;

    private CacheLost() {}

    private record Lost(String step, double missesNow, double missesBefore, long told) {
        double points() {
            return missesNow - missesBefore;
        }
    }

    static Optional<Finding> in(CaseFacts reading) {
        if (!reading.timed()) {
            return Optional.empty();
        }
        List<Lost> lost = new ArrayList<>(reading.timedBefore() ? against(reading) : alone(reading));
        lost.sort(Comparator.comparingDouble((Lost each) -> -each.points() * each.told()));
        if (lost.isEmpty()) {
            return Optional.empty();
        }
        double score = (reading.timedBefore() ? 1 : WITHOUT_BASELINE)
                * Ramp.up(lost.stream().mapToDouble(Lost::points).max().orElse(0), MISSES_FROM, MISSES_PLAIN);
        List<String> steps = lost.stream().map(Lost::step).toList();
        Finding finding = Finding.of(
                        Explanation.CACHE_LOST,
                        score,
                        Confidence.MEDIUM,
                        Clue.of(CacheLostClue.NO_LONGER_ANSWERS, steps))
                .about(steps);
        for (Lost each : lost.stream().limit(4).toList()) {
            finding = finding.citing(
                    clue(each, reading.timedBefore()),
                    reading.timedBefore() ? Source.EVIDENCE_AGAINST_BASELINE : Source.EVIDENCE);
        }
        double young = shareOfYoungNodes(reading);
        if (Double.isFinite(young)) {
            finding = finding.citing(
                    Clue.of(CacheLostClue.OF_YOUNG_NODES).with(SHARE, young).with(UP_MS, YOUNG_MS), Source.EVIDENCE);
        }
        return score <= 0 ? Optional.empty() : Optional.of(finding);
    }

    private static Clue clue(Lost lost, boolean againstBaseline) {
        if (lost.told() == 0) {
            return Clue.of(CacheLostClue.NOT_ASKED, lost.step()).with(SHARE_BEFORE, lost.missesBefore());
        }
        Clue misses = Clue.of(againstBaseline ? CacheLostClue.MISSES : CacheLostClue.MISSES_WHILE_YOUNG, lost.step())
                .with(SHARE, lost.missesNow())
                .with(ALL, lost.told());
        return misses.with(againstBaseline ? SHARE_BEFORE : SHARE_OTHERWISE, lost.missesBefore());
    }

    private static List<Lost> against(CaseFacts reading) {
        List<Lost> lost = new ArrayList<>();
        for (StepFigures step : reading.steps()) {
            double before = PerResponse.missShare(step.before());
            double now = PerResponse.missShare(step.now());
            if (!Double.isFinite(before) || step.now().ok() < PerResponse.SAMPLES_MIN) {
                continue;
            }
            long told = step.now().cacheHits() + step.now().cacheMisses();
            if (told == 0) {
                lost.add(new Lost(step.step(), 1, before, 0));
            } else if (now - before > MISSES_FROM) {
                lost.add(new Lost(step.step(), now, before, told));
            }
        }
        return lost;
    }

    /** Within the run: steps whose misses were far more frequent while a node was young. */
    private static List<Lost> alone(CaseFacts reading) {
        Map<String, EvidenceTotals> young = new TreeMap<>();
        Map<String, EvidenceTotals> old = new TreeMap<>();
        for (EvidenceSlice slice : reading.file().evidence()) {
            if (slice.told().uptimeHighestMs() >= 0) {
                (isYoung(slice.told()) ? young : old).merge(slice.step(), slice.told(), EvidenceTotals::plus);
            }
        }
        List<Lost> lost = new ArrayList<>();
        young.forEach((step, told) -> {
            double before = PerResponse.missShare(old.getOrDefault(step, EvidenceTotals.NOTHING));
            if (PerResponse.missShare(told) - before > MISSES_FROM) {
                lost.add(new Lost(step, PerResponse.missShare(told), before, told.cacheHits() + told.cacheMisses()));
            }
        });
        return lost;
    }

    private static boolean isYoung(EvidenceTotals told) {
        return told.uptimeHighestMs() < YOUNG_MS;
    }

    private static EvidenceTotals byAge(CaseFacts reading, boolean young) {
        EvidenceTotals sum = EvidenceTotals.NOTHING;
        for (Nodes.Node node : reading.nodes().nodes()) {
            for (EvidenceTotals told : node.seconds()) {
                if (told.uptimeHighestMs() >= 0 && isYoung(told) == young) {
                    sum = sum.plus(told);
                }
            }
        }
        return sum;
    }

    private static double shareOfYoungNodes(CaseFacts reading) {
        long young = byAge(reading, true).cacheMisses();
        long all = young + byAge(reading, false).cacheMisses();
        return all == 0 || young == 0 ? Double.NaN : (double) young / all;
    }
}
