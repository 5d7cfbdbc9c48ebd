package dev.onsale.judge;

import dev.onsale.judge.CellStates.Judged;
import dev.onsale.judge.Confirming.PairMeasures;
import dev.onsale.judge.Measures.Key;
import dev.onsale.judge.Measures.Measure;
import dev.onsale.plan.GateSettings;
import dev.onsale.record.Run;
import dev.onsale.record.Verdict.ConfirmationMode;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * From measures to judged cells: the screen, the second look, and each cell's state.
 *
 * @param judged in the order of the screen's cells
 */
record Comparing(Screen screen, Confirming confirming, List<Judged> judged) {

    /**
     * What the machine itself did between the baseline runs and the candidate.
     *
     * @param hiddenBy what {@link Drift#hidden} says where fresh pairs can tell; else 0
     * @param drift {@link Drift#share}
     * @param drifted {@link Drift#counts}
     */
    record Machine(double hiddenBy, @Nullable Double drift, boolean drifted) {

        static Machine of(Collection<Run> baselines, Collection<Run> candidates, GateSettings gate, boolean pairable) {
            return new Machine(
                    pairable ? Drift.hidden(baselines, candidates, gate) : 0,
                    Drift.share(baselines, candidates),
                    Drift.counts(baselines, candidates, gate));
        }
    }

    /**
     * @param baselines one map a usable baseline run
     * @param pairs of usable fresh pairs; none before there are any
     * @param fresh usable further candidates
     */
    static Comparing of(
            List<Map<Key, Measure>> baselines,
            Map<Key, Measure> candidate,
            List<PairMeasures> pairs,
            List<Map<Key, Measure>> fresh,
            GateSettings gate,
            Machine machine,
            Distributions tables) {
        Screen screen = Screen.of(baselines, candidate, gate, machine.hiddenBy(), tables);
        Confirming confirming = new Confirming(pairs, fresh, screen, gate, Confirming.alphaPairs(machine.drifted()));
        return new Comparing(
                screen, confirming, new CellStates(screen, confirming, gate, machine.drift(), tables).judged());
    }

    /**
     * @param compared whether there were enough baseline runs
     * @param valid whether the candidate's run was: else even what is too large for chance waits for runs that are
     */
    ConfirmationMode mode(boolean compared, boolean valid) {
        if (!compared) {
            return ConfirmationMode.NOT_COMPARED;
        }
        if (screen.flagged().isEmpty()) {
            return ConfirmationMode.NOT_NEEDED;
        }
        return confirming.byPairs()
                ? ConfirmationMode.PAIRS
                : confirming.byCandidates()
                        ? ConfirmationMode.CANDIDATES
                        : screen.waits() || !valid ? ConfirmationMode.PENDING : ConfirmationMode.NOT_NEEDED;
    }
}
