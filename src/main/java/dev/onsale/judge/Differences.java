package dev.onsale.judge;

import dev.onsale.judge.Measures.Key;
import dev.onsale.judge.Measures.Measure;
import dev.onsale.judge.OwnChange.Group;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * What a cell differs by in fresh pairs, candidate minus baseline, on the compared scale.
 *
 * @param values of each pair in which both runs delivered it
 * @param floor smallest standard deviation a difference may be said to have
 * @param beside those of them of which the other steps of both runs say something, with what they say
 */
record Differences(Sample sample, List<Double> values, double floor, Group beside) {

    /**
     * @param before the baseline's run of each pair; {@code after} the candidate's, in the same order
     * @param ungated whether the cell is compared without being gated: chance within the runs is part of what they differ by
     */
    static Differences of(
            Sample sample,
            List<Map<Key, Measure>> before,
            List<Map<Key, Measure>> after,
            boolean ungated,
            CommonMode common) {
        List<Double> values = new ArrayList<>();
        List<Double> y = new ArrayList<>();
        List<Double> x = new ArrayList<>();
        double sampling = 0;
        for (int i = 0; i < before.size(); i++) {
            Measure baseline = before.get(i).get(sample.key());
            Measure candidate = after.get(i).get(sample.key());
            if (baseline != null
                    && candidate != null
                    && delivered(before.get(i), sample, ungated)
                    && delivered(after.get(i), sample, ungated)) {
                double difference = candidate.compared() - baseline.compared();
                values.add(difference);
                sampling += baseline.standardError() * baseline.standardError()
                        + candidate.standardError() * candidate.standardError();
                OptionalDouble of = common.beside(sample.key(), before.get(i));
                OptionalDouble to = common.beside(sample.key(), after.get(i));
                if (of.isPresent() && to.isPresent()) {
                    y.add(difference);
                    x.add(to.getAsDouble() - of.getAsDouble());
                }
            }
        }
        boolean counts = ungated || sample.metric().countsKnownError();
        double counted = counts && !values.isEmpty() ? sampling / values.size() : 0;
        return new Differences(
                sample, values, Math.sqrt(Math.max(2 * Moderation.FLOOR * Moderation.FLOOR, counted)), new Group(y, x));
    }

    static boolean delivered(Map<Key, Measure> run, Sample sample, boolean ungated) {
        Measure measure = run.get(sample.key());
        return measure != null
                && measure.happened()
                && (ungated || measure.delivered() >= Eligibility.samplesNeeded(sample.metric()));
    }
}
