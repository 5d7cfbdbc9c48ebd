package dev.onsale.judge;

import dev.onsale.judge.Comparing.Machine;
import dev.onsale.judge.Measures.Key;
import dev.onsale.judge.Measures.Measure;
import dev.onsale.judge.SharedNights.Found;
import dev.onsale.judge.SharedWorld.Truth;
import dev.onsale.plan.GateSettings;
import dev.onsale.record.Verdict.Judgement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Nights without a baseline build, each with a level of its own that all its runs share, by the judge's own code. The level
 * of a cell and what a run adds to it are drawn as in {@link SharedWorld}. One seed gives one sequence of nights.
 *
 * @param level draws how a night is off
 * @param run draws how a run of it is off besides
 * @param met by the levels
 * @param dates of the baseline
 * @param runsADate recorded on each
 */
record DatedNights(
        SharedWorld level, SharedWorld run, Conditions met, int dates, int runsADate, GateSettings gate, long seed) {

    /** @param truth of the candidate's build */
    Found nights(int count, Truth truth) {
        SplittableRandom random = new SplittableRandom(seed);
        Distributions tables = new Distributions();
        ByDate byDate = byDate();
        Map<Key, Measure> usual = level.spreadBy(0).run(new SplittableRandom(seed), Truth.CLEAN);
        int red = 0;
        int open = 0;
        int asked = 0;
        for (int night = 0; night < count; night++) {
            List<Map<Key, Measure>> baselines = new ArrayList<>();
            for (int date = 0; date < dates; date++) {
                baselines.addAll(runs(runsADate, random, Truth.CLEAN, usual));
            }
            List<Map<Key, Measure>> candidates = runs(Confirming.CANDIDATES, random, truth, usual);
            Map<Key, Measure> judged = candidates.get(0);
            Comparing comparing =
                    Comparing.of(baselines, byDate, judged, List.of(), List.of(), gate, Machine.UNKNOWN, tables);
            if (comparing.screen().waits()) {
                asked++;
                List<Map<Key, Measure>> fresh = candidates.subList(1, candidates.size());
                comparing = Comparing.of(baselines, byDate, judged, List.of(), fresh, gate, Machine.UNKNOWN, tables);
            }
            Judgement judgement = SharedNights.judgement(comparing, 0);
            red += judgement == Judgement.FAIL ? 1 : 0;
            open += judgement == Judgement.INCONCLUSIVE ? 1 : 0;
        }
        return new Found(count, red, open, asked, 0);
    }

    private ByDate byDate() {
        List<LocalDate> of = new ArrayList<>();
        for (int date = 0; date < dates; date++) {
            for (int i = 0; i < runsADate; i++) {
                of.add(LocalDate.EPOCH.plusDays(date));
            }
        }
        return new ByDate(of);
    }

    /**
     * Of one night.
     *
     * @param usual what times are without any deviation
     */
    private List<Map<Key, Measure>> runs(int count, SplittableRandom random, Truth truth, Map<Key, Measure> usual) {
        Map<Key, Measure> tonight = level.run(random, Truth.CLEAN, met);
        List<Map<Key, Measure>> runs = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Map<Key, Measure> measures = new LinkedHashMap<>(run.run(random, truth));
            measures.replaceAll((key, measure) -> moved(key, measure, tonight, usual));
            runs.add(measures);
        }
        return runs;
    }

    /** Times move with the night's level; what was counted does not. */
    private static Measure moved(Key key, Measure measure, Map<Key, Measure> tonight, Map<Key, Measure> usual) {
        Measure level = tonight.get(key);
        Measure without = usual.get(key);
        if (level == null || without == null || !key.metric().isLatency()) {
            return measure;
        }
        double compared = measure.compared() + level.compared() - without.compared();
        return new Measure(Math.exp(compared), compared, measure.samples(), measure.standardError());
    }
}
