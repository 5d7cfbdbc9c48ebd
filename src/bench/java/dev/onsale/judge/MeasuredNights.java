package dev.onsale.judge;

import dev.onsale.judge.CellStates.Judged;
import dev.onsale.judge.Comparing.Machine;
import dev.onsale.judge.Confirming.PairMeasures;
import dev.onsale.judge.Measures.Key;
import dev.onsale.judge.Measures.Measure;
import dev.onsale.plan.GateSettings;
import dev.onsale.record.Verdict.Comparison;
import dev.onsale.record.Verdict.Judgement;
import dev.onsale.record.Verdict.Looks;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Nights with a known truth, from measures on by the judge's own code: screen, fresh pairs where it flags, states, fold.
 * One seed gives one sequence of nights.
 */
final class MeasuredNights {

    /**
     * What is true of a night.
     *
     * @param tailFactor on p95 and the worst window's of the first step of the candidate's build; its p50 stays
     * @param factor on all its times
     * @param drift share by which the machine is slower than it was when the baselines were made
     */
    record Truth(double tailFactor, double factor, double drift) {
        static final Truth CLEAN = new Truth(1, 1, 0);

        Map<Key, Double> effects() {
            String step = MeasuredWorld.STEPS.get(0);
            return Map.of(
                    new Key(step, new Metric.Quantile(50)),
                    Math.log(factor),
                    new Key(step, new Metric.Quantile(95)),
                    Math.log(factor * tailFactor),
                    new Key(step, new Metric.WorstQuantile()),
                    Math.log(factor * tailFactor));
        }
    }

    private final MeasuredWorld world;
    private final GateSettings gate;
    private final SplittableRandom random;
    private final Distributions tables = new Distributions();

    MeasuredNights(MeasuredWorld world, GateSettings gate, long seed) {
        this.world = world;
        this.gate = gate;
        this.random = new SplittableRandom(seed);
    }

    /** One night's verdict. */
    Judgement night(Truth truth) {
        List<Map<Key, Measure>> baselines = new ArrayList<>();
        for (int i = 0; i < gate.baselineRuns(); i++) {
            baselines.add(world.run(random, Map.of(), 0));
        }
        Map<Key, Measure> candidate = world.run(random, truth.effects(), truth.drift());
        Machine machine = new Machine(0, truth.drift(), truth.drift() > gate.minEffect(), Crowd.NONE);
        Comparing screened = compared(baselines, candidate, List.of(), machine);
        if (screened.screen().flagged().worse().isEmpty()) {
            return judgement(screened, 0);
        }
        List<PairMeasures> pairs = new ArrayList<>();
        Comparing comparing = screened;
        int wanted = new PairLooks(gate.confirmPairs()).next(0);
        while (pairs.size() < wanted) {
            pairs.add(new PairMeasures(
                    world.run(random, Map.of(), truth.drift()), world.run(random, truth.effects(), truth.drift())));
            if (pairs.size() == wanted) {
                comparing = compared(baselines, candidate, pairs, machine);
                Looks looks = comparing.looks(comparing.judged());
                wanted = looks == null ? wanted : Math.max(wanted, looks.next());
            }
        }
        return judgement(comparing, pairs.size());
    }

    /** How many cells are gated. */
    int family() {
        List<Map<Key, Measure>> baselines = new ArrayList<>();
        for (int i = 0; i < gate.baselineRuns(); i++) {
            baselines.add(world.run(new SplittableRandom(i), Map.of(), 0));
        }
        return Screen.of(baselines, baselines.get(0), gate, 0, tables)
                .families()
                .all();
    }

    private Comparing compared(
            List<Map<Key, Measure>> baselines, Map<Key, Measure> candidate, List<PairMeasures> pairs, Machine machine) {
        return Comparing.of(baselines, ByDate.UNKNOWN, candidate, pairs, List.of(), gate, machine, tables);
    }

    private static Judgement judgement(Comparing comparing, int pairs) {
        Comparison comparison =
                new Comparison(List.of(), List.of(), comparing.mode(true, true), pairs, null, null, null, null, null);
        return new Fold(
                        List.of(),
                        false,
                        "",
                        List.of(),
                        List.of(),
                        comparison,
                        comparing.judged().stream().map(Judged::cell).toList())
                .judgement();
    }
}
