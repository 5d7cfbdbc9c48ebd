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
 * @param from the mean of their baseline runs; not a number without any
 * @param floor smallest standard deviation a difference may be said to have
 * @param beside those of them of which the other steps of both runs say something, with what they say
 */
record Differences(Sample sample, List<Double> values, double from, double floor, Group beside) {

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
        double from = 0;
        for (int i = 0; i < before.size(); i++) {
            Measure baseline = Measures.in(before.get(i), sample.key());
            Measure candidate = Measures.in(after.get(i), sample.key());
            if (baseline != null
                    && candidate != null
                    && delivered(before.get(i), sample, ungated)
                    && delivered(after.get(i), sample, ungated)) {
                double difference = candidate.compared() - baseline.compared();
                values.add(difference);
                from += baseline.compared();
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
                sample,
                values,
                from / values.size(),
                Math.sqrt(Math.max(2 * Moderation.FLOOR * Moderation.FLOOR, counted)),
                new Group(y, x));
    }

    static boolean delivered(Map<Key, Measure> run, Sample sample, boolean ungated) {
        Measure measure = Measures.in(run, sample.key());
        return measure != null
                && measure.happened()
                && (ungated || measure.delivered() >= Eligibility.samplesNeeded(sample.metric()));
    }
}
