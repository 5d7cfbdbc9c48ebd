package dev.onsale.judge;

import dev.onsale.judge.CellStates.Judged;
import dev.onsale.judge.Comparing.Machine;
import dev.onsale.judge.Confirming.PairMeasures;
import dev.onsale.judge.Measures.Key;
import dev.onsale.judge.Measures.Measure;
import dev.onsale.judge.NightWorld.Role;
import dev.onsale.judge.SharedWorld.Truth;
import dev.onsale.plan.GateSettings;
import dev.onsale.record.Verdict.Comparison;
import dev.onsale.record.Verdict.Judgement;
import dev.onsale.record.Verdict.Looks;
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
     * @param pairs made in all of them
     */
    record Found(int nights, int red, int open, int asked, int pairs) {

        double runsANight() {
            return 1 + 2.0 * pairs / nights;
        }
    }

    /** Of baseline runs beyond the plan's number. */
    private static final int FURTHER_MAX = 4;

    private static final Machine MACHINE = Machine.UNKNOWN;

    private final SharedWorld world;
    private final GateSettings gate;
    private final SplittableRandom random;
    private final Distributions tables = new Distributions();
    private final boolean further;
    private final NightWorld nights;

    SharedNights(SharedWorld world, GateSettings gate, long seed) {
        this(world, gate, seed, false, NightWorld.NORMAL);
    }

    SharedNights(SharedWorld world, GateSettings gate, long seed, NightWorld nights) {
        this(world, gate, seed, false, nights);
    }

    /** @param further whether more baseline runs are recorded where too little could be seen */
    SharedNights(SharedWorld world, GateSettings gate, long seed, boolean further, NightWorld nights) {
        this.world = world;
        this.nights = nights;
        this.further = further;
        this.gate = gate;
        this.random = new SplittableRandom(seed);
    }

    /** @param truth of the candidate's build; {@link Truth#slower} of the judged run alone */
    Found nights(int count, Truth truth) {
        int red = 0;
        int open = 0;
        int asked = 0;
        int made = 0;
        for (int night = 0; night < count; night++) {
            List<Map<Key, Measure>> baselines = new ArrayList<>();
            NightWorld.Sequence runs = nights.new Sequence(random, world.spread());
            for (int i = 0; i < gate.baselineRuns(); i++) {
                baselines.add(world.run(random, Truth.CLEAN, runs.next(Role.BASELINE, true)));
            }
            // As rehearse and a gate with a baseline build do, before the candidate runs.
            while (further && baselines.size() < gate.baselineRuns() + FURTHER_MAX && isTooCoarse(baselines)) {
                baselines.add(world.run(random, Truth.CLEAN, runs.next(Role.BASELINE, true)));
            }
            Map<Key, Measure> candidate = world.run(random, truth, runs.next(Role.CANDIDATE, false));
            Comparing comparing = compared(baselines, candidate, List.of());
            List<PairMeasures> pairs = new ArrayList<>();
            if (comparing.screen().waits()) {
                asked++;
                Truth again = new Truth(truth.factors(), 1, truth.failing());
                int wanted = new PairLooks(gate.confirmPairs()).next(0);
                boolean firstOfBlock = false;
                while (pairs.size() < wanted) {
                    // Of each two pairs one in either order, as a rehearsal makes them.
                    firstOfBlock = pairs.size() % 2 == 0 ? random.nextBoolean() : !firstOfBlock;
                    pairs.add(pair(runs, again, firstOfBlock));
                    if (pairs.size() == wanted) {
                        comparing = compared(baselines, candidate, pairs);
                        wanted = Math.max(wanted, next(comparing));
                    }
                }
                made += pairs.size();
            }
            Judgement judgement = judgement(comparing, pairs.size());
            red += judgement == Judgement.FAIL ? 1 : 0;
            open += judgement == Judgement.INCONCLUSIVE ? 1 : 0;
        }
        return new Found(count, red, open, asked, made);
    }

    private PairMeasures pair(NightWorld.Sequence runs, Truth truth, boolean baselineFirst) {
        if (baselineFirst) {
            Map<Key, Measure> before = world.run(random, Truth.CLEAN, runs.next(Role.BASELINE, false));
            return new PairMeasures(before, world.run(random, truth, runs.next(Role.CANDIDATE, false)));
        }
        Map<Key, Measure> after = world.run(random, truth, runs.next(Role.CANDIDATE, false));
        return new PairMeasures(world.run(random, Truth.CLEAN, runs.next(Role.BASELINE, false)), after);
    }

    private boolean isTooCoarse(List<Map<Key, Measure>> baselines) {
        Screen screen = Screen.of(baselines, baselines.get(0), gate, 0, tables);
        Confirming none = Confirming.nothing(screen, ByDate.UNKNOWN, gate);
        return !new CellStates(screen, none, gate, Machine.UNKNOWN, true, tables)
                .tooCoarse()
                .isEmpty();
    }

    private static int next(Comparing comparing) {
        Looks looks = comparing.looks(comparing.judged());
        return looks == null ? 0 : looks.next();
    }

    private Comparing compared(
            List<Map<Key, Measure>> baselines, Map<Key, Measure> candidate, List<PairMeasures> pairs) {
        return Comparing.of(baselines, ByDate.UNKNOWN, candidate, pairs, List.of(), gate, MACHINE, tables);
    }

    static Judgement judgement(Comparing comparing, int pairs) {
        return new Fold(
                        List.of(),
                        false,
                        "",
                        List.of(),
                        List.of(),
                        new Comparison(
                                List.of(), List.of(), comparing.mode(true, true), pairs, null, null, null, null, null),
                        comparing.judged().stream().map(Judged::cell).toList())
                .judgement();
    }
}
