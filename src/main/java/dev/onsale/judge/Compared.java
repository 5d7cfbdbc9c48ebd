package dev.onsale.judge;

import dev.onsale.judge.CellStates.Judged;
import dev.onsale.judge.Comparing.Machine;
import dev.onsale.judge.Confirming.PairMeasures;
import dev.onsale.judge.Evidence.MeasuredPair;
import dev.onsale.judge.InjectorEnds.End;
import dev.onsale.judge.Measures.Key;
import dev.onsale.judge.Measures.Measure;
import dev.onsale.plan.GateSettings;
import dev.onsale.record.Cell;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The runs to compare, at either end of the bounds of what their injectors may have added.
 *
 * @param baselines the usable ones
 * @param pairs likewise
 * @param fresh usable further candidates
 */
record Compared(
        List<Measured> baselines,
        Measured candidate,
        List<MeasuredPair> pairs,
        List<Measured> fresh,
        Machine machine,
        GateSettings gate,
        Distributions tables) {

    Comparing at(End end) {
        return Comparing.of(
                baselines.stream().map(end::baseline).toList(),
                dates(),
                end.candidate(candidate),
                pairsAt(end),
                freshAt(end),
                gate,
                machine,
                tables);
    }

    private ByDate dates() {
        return ByDate.of(baselines.stream().map(Measured::run).toList());
    }

    /** What was measured, as far as it does not hang on what the injectors may have added. */
    List<Judged> weighed(Comparing asMeasured) {
        return ends().weighed(
                        asMeasured.judged(),
                        () -> List.of(at(End.FOR_THE_CANDIDATE).judged(), provenByPairs(asMeasured)),
                        () -> at(End.AGAINST_THE_CANDIDATE).judged());
    }

    /** What fresh pairs prove stands, whatever was added to the run that asked for them. */
    private List<Judged> provenByPairs(Comparing asMeasured) {
        Confirming again = new Confirming(
                asMeasured.replicates().pairs(pairsAt(End.FOR_THE_CANDIDATE)),
                List.of(),
                asMeasured.confirming().dates(),
                asMeasured.screen(),
                gate,
                asMeasured.confirming().alphaPairs());
        return !again.byPairs()
                ? List.of()
                : new CellStates(asMeasured.screen(), again, gate, machine, tables)
                        .judged().stream()
                                .filter(judged -> isConfirmed(judged.cell()))
                                .toList();
    }

    private static boolean isConfirmed(Cell cell) {
        Cell.Confirmation confirmation = cell.confirmation();
        return confirmation != null && confirmation.confirmed();
    }

    private List<PairMeasures> pairsAt(End end) {
        return pairs.stream()
                .map(pair -> new PairMeasures(end.baseline(pair.baseline()), end.candidate(pair.candidate())))
                .toList();
    }

    private List<Map<Key, Measure>> freshAt(End end) {
        return fresh.stream().map(end::candidate).toList();
    }

    private InjectorEnds ends() {
        List<Measured> candidates = new ArrayList<>(fresh);
        candidates.add(candidate);
        pairs.forEach(pair -> candidates.add(pair.candidate()));
        List<Measured> before = new ArrayList<>(baselines);
        pairs.forEach(pair -> before.add(pair.baseline()));
        return InjectorEnds.of(candidates, before, gate.mustDetect());
    }
}
