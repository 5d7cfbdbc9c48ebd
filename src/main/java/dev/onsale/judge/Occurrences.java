package dev.onsale.judge;

import dev.onsale.judge.Confirming.PairMeasures;
import dev.onsale.judge.Measures.Key;
import dev.onsale.judge.Measures.Measure;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What fresh runs show about events that occur in a run or do not: moments that never occurred, new kinds of failure.
 */
final class Occurrences {

    private Occurrences() {}

    /** Empty without fresh runs. */
    static Map<Key, Occurrence> of(Confirming confirming) {
        Map<Key, Occurrence> occurrences = new LinkedHashMap<>();
        boolean paired = confirming.byPairs();
        if (!paired && !confirming.byCandidates()) {
            return occurrences;
        }
        List<Map<Key, Measure>> baselines =
                confirming.pairs().stream().map(PairMeasures::baseline).toList();
        List<Map<Key, Measure>> candidates = paired
                ? confirming.pairs().stream().map(PairMeasures::candidate).toList()
                : confirming.fresh();
        Screen screen = confirming.screen();
        screen.cells().stream()
                .filter(cell -> cell.eligibility().gated() && cell.sample().neverCame()
                        || cell.key().metric() instanceof Metric.Failing
                                && screen.flagged().worse().contains(cell.key()))
                .map(Screen.Screened::sample)
                .forEach(sample -> occurrences.put(
                        sample.key(),
                        Occurrence.of(sample.key(), sample.baselines().size(), baselines, candidates)));
        occurrences.values().removeIf(occurrence -> occurrence.candidates() == 0);
        return occurrences;
    }
}
