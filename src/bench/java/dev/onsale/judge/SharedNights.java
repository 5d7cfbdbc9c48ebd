package dev.onsale.judge;

import dev.onsale.judge.CellStates.Judged;
import dev.onsale.judge.Comparing.Machine;
import dev.onsale.judge.Confirming.PairMeasures;
import dev.onsale.judge.Measures.Key;
import dev.onsale.judge.Measures.Measure;
import dev.onsale.judge.SharedWorld.Truth;
import dev.onsale.plan.GateSettings;
import dev.onsale.record.Verdict.Comparison;
import dev.onsale.record.Verdict.Judgement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Nights of a {@link SharedWorld} by the judge's own code. One seed gives one sequence of nights. */
final class SharedNights {

    /**
     * What became of many nights.
     *
     * @param asked in how many fresh pairs were made
     */
    record Found(int nights, int red, int open, int asked) {

        double runsANight(int pairs) {
            return 1 + 2.0 * pairs * asked / nights;
        }
    }

    private static final Machine MACHINE = new Machine(0, null, false);

    private final SharedWorld world;
    private final GateSettings gate;
    private final SplittableRandom random;
    private final Distributions tables = new Distributions();

    SharedNights(SharedWorld world, GateSettings gate, long seed) {
        this.world = world;
        this.gate = gate;
        this.random = new SplittableRandom(seed);
    }

    /** @param truth of the candidate's build; {@link Truth#slower} of the judged run alone */
    Found nights(int nights, Truth truth) {
        int red = 0;
        int open = 0;
        int asked = 0;
        for (int night = 0; night < nights; night++) {
            List<Map<Key, Measure>> baselines = new ArrayList<>();
            for (int i = 0; i < gate.baselineRuns(); i++) {
                baselines.add(world.run(random, Truth.CLEAN));
            }
            Map<Key, Measure> candidate = world.run(random, truth);
            Comparing comparing = compared(baselines, candidate, List.of());
            boolean asks = comparing.screen().waits();
            if (asks) {
                asked++;
                Truth again = new Truth(truth.factors(), 1, truth.failing());
                List<PairMeasures> pairs = new ArrayList<>();
                for (int i = 0; i < gate.confirmPairs(); i++) {
                    pairs.add(new PairMeasures(world.run(random, Truth.CLEAN), world.run(random, again)));
                }
                comparing = compared(baselines, candidate, pairs);
            }
            Judgement judgement = judgement(comparing, asks ? gate.confirmPairs() : 0);
            red += judgement == Judgement.FAIL ? 1 : 0;
            open += judgement == Judgement.INCONCLUSIVE ? 1 : 0;
        }
        return new Found(nights, red, open, asked);
    }

    private Comparing compared(
            List<Map<Key, Measure>> baselines, Map<Key, Measure> candidate, List<PairMeasures> pairs) {
        return Comparing.of(baselines, candidate, pairs, List.of(), gate, MACHINE, tables);
    }

    private static Judgement judgement(Comparing comparing, int pairs) {
        return new Fold(
                        List.of(),
                        null,
                        List.of(),
                        List.of(),
                        new Comparison(List.of(), List.of(), comparing.mode(true, true), pairs, null),
                        comparing.judged().stream().map(Judged::cell).toList())
                .judgement();
    }
}
