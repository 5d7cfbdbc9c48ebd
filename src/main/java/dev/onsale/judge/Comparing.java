package dev.onsale.judge;

import dev.onsale.judge.CellStates.Judged;
import dev.onsale.judge.Confirming.PairMeasures;
import dev.onsale.judge.Measures.Key;
import dev.onsale.judge.Measures.Measure;
import dev.onsale.plan.GateSettings;
import dev.onsale.record.Cell;
import dev.onsale.record.Run;
import dev.onsale.record.Verdict.ConfirmationMode;
import dev.onsale.record.Verdict.Looks;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * From measures to judged cells: the screen, the fresh runs, and each cell's state.
 *
 * @param replicates the baseline runs', by which errors within a run are measured
 * @param judged in the order of the screen's cells
 */
record Comparing(Replicates replicates, Screen screen, Confirming confirming, List<Judged> judged) {

    /**
     * What the machine itself did between the baseline runs and the candidate.
     *
     * @param hiddenBy what {@link Drift#hidden} says where fresh pairs can tell; else 0
     * @param drift {@link Drift#share}
     * @param drifted {@link Drift#counts}
     * @param crowd the other programs on the judged run's machine
     */
    record Machine(double hiddenBy, @Nullable Double drift, boolean drifted, Crowd crowd) {
        static final Machine UNKNOWN = new Machine(0, null, false, Crowd.NONE);

        /**
         * @param candidates the judged run first
         * @param crowd during the judged run and the fresh ones
         */
        static Machine of(List<Run> baselines, List<Run> candidates, GateSettings gate, boolean pairable, Crowd crowd) {
            return new Machine(
                    pairable ? Drift.hidden(baselines, candidates, gate) : 0,
                    Drift.share(baselines, candidates),
                    Drift.counts(baselines, candidates, gate),
                    crowd);
        }
    }

    /**
     * @param baselines one map a usable baseline run
     * @param pairs of usable fresh pairs; none before there are any
     * @param fresh usable further candidates
     * @param dates of the baseline runs
     */
    static Comparing of(
            List<Map<Key, Measure>> baselines,
            ByDate dates,
            Map<Key, Measure> candidate,
            List<PairMeasures> pairs,
            List<Map<Key, Measure>> fresh,
            GateSettings gate,
            Machine machine,
            Distributions tables) {
        Replicates replicates = new Replicates(baselines);
        Screen measured =
                Screen.of(replicates.baselines(), replicates.beside(candidate), gate, machine.hiddenBy(), tables);
        Screen screen = machine.crowd().starves() ? measured.ofAStarvedTarget() : measured;
        List<Map<Key, Measure>> freshBeside =
                fresh.stream().map(replicates::beside).toList();
        Confirming confirming = new Confirming(
                replicates.pairs(pairs), freshBeside, dates, screen, gate, Confirming.alphaPairs(machine.drifted()));
        return new Comparing(
                replicates, screen, confirming, new CellStates(screen, confirming, gate, machine, tables).judged());
    }

    /**
     * The progress of the pairs, by the states of the cells: more are wanted while none is red, by the pairs or as a
     * repeated large finding, and a flagged cell can still become red.
     *
     * @return {@code null} without pairs
     */
    @Nullable
    Looks looks(List<Judged> said) {
        if (!confirming.byPairs()) {
            return null;
        }
        int made = confirming.pairs().size();
        PairLooks looks = confirming.looks();
        boolean red = said.stream().anyMatch(judged -> judged.cell().state() == Cell.State.REGRESSED);
        boolean more = !red && !looks.isLast(made) && said.stream().anyMatch(Comparing::isOpen);
        return new Looks(
                looks.most(),
                looks.planned(),
                confirming.alphaPairs() * looks.share(made),
                more ? looks.next(made) : 0);
    }

    /** A confirmation that the injector's bound calls into question is not proven yet. */
    private static boolean isOpen(Judged judged) {
        return judged.open() || judged.cell().state() == Cell.State.INCONCLUSIVE && isConfirmed(judged.cell());
    }

    private static boolean isConfirmed(Cell cell) {
        Cell.Confirmation confirmation = cell.confirmation();
        return confirmation != null && confirmation.confirmed();
    }

    /**
     * @param compared whether there were enough baseline runs
     * @param valid whether the candidate's run was: else even what is too large for chance waits for runs that are
     */
    ConfirmationMode mode(boolean compared, boolean valid) {
        if (!compared) {
            return ConfirmationMode.NOT_COMPARED;
        }
        if (screen.flagged().worse().isEmpty()) {
            return ConfirmationMode.NOT_NEEDED;
        }
        return confirming.byPairs()
                ? ConfirmationMode.PAIRS
                : confirming.byCandidates()
                        ? ConfirmationMode.CANDIDATES
                        : screen.waits() || !valid ? ConfirmationMode.PENDING : ConfirmationMode.NOT_NEEDED;
    }
}
