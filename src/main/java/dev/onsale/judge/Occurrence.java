package dev.onsale.judge;

import dev.onsale.judge.Measures.Key;
import dev.onsale.judge.Measures.Measure;
import dev.onsale.record.CellReason;
import dev.onsale.record.CellReason.Figure;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.commons.statistics.distribution.HypergeometricDistribution;

/**
 * In how many runs of either build a moment came, or a kind of failure did. R. A. Fisher's exact test ("Statistical Methods for Research
 * Workers", 1934, §21.02): given how many runs of all it did not come in, the number of candidates among them is
 * hypergeometric. The screened candidate is not counted: it is why the question is asked.
 *
 * @param baselines runs of the baseline build, stored and fresh; it did not come in {@code baselinesMissed} of them
 * @param candidates fresh runs of the candidate; it did not come in {@code candidatesMissed} of them
 */
record Occurrence(int baselines, int baselinesMissed, int candidates, int candidatesMissed) {

    /** @param stored baseline runs in all of which it came */
    static Occurrence of(Key key, int stored, List<Map<Key, Measure>> baselines, List<Map<Key, Measure>> candidates) {
        List<Measure> known = known(key, baselines);
        List<Measure> fresh = known(key, candidates);
        return new Occurrence(stored + known.size(), missed(key, known), fresh.size(), missed(key, fresh));
    }

    /** In how many of which runs it did not come. */
    CellReason asReason() {
        return CellReason.of(CellReason.Kind.SO_IN_FRESH_RUNS, Figure.AGAIN, candidatesMissed)
                .with(Figure.AGAIN_OF, candidates)
                .with(Figure.BASELINE_AGAIN, baselinesMissed)
                .with(Figure.BASELINE_AGAIN_OF, baselines);
    }

    private static List<Measure> known(Key key, List<Map<Key, Measure>> runs) {
        return runs.stream()
                .map(run -> Measures.in(run, key))
                .filter(Objects::nonNull)
                .toList();
    }

    private static int missed(Key key, List<Measure> runs) {
        boolean fails = key.metric() instanceof Metric.Failing;
        return (int) runs.stream()
                .filter(run -> fails ? NewKinds.isAffected(run) : !run.happened())
                .count();
    }

    /** One-sided: the probability that so many of the missing are candidates' if the builds do not differ. */
    double p() {
        int missed = baselinesMissed + candidatesMissed;
        return candidatesMissed == 0
                ? 1
                : HypergeometricDistribution.of(baselines + candidates, missed, candidates)
                        .survivalProbability(candidatesMissed - 1);
    }
}
