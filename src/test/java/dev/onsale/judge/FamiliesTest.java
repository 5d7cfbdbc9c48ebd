package dev.onsale.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.onsale.judge.Measures.Key;
import dev.onsale.judge.Measures.Measure;
import dev.onsale.plan.Outcome;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FamiliesTest {

    private static final Key P50 = new Key("browse", new Metric.Quantile(50));
    private static final Key P95 = new Key("browse", new Metric.Quantile(95));
    private static final Key ALL = new Key(CommonMode.SUBJECT, new Metric.Quantile(95));
    private static final Key ERRORS = new Key("browse", new Metric.Errors());
    private static final Key BOUGHT = new Key("fan", new Metric.Ended(Outcome.BOUGHT));
    private static final Key WORST = new Key("browse", new Metric.WorstQuantile());

    @Test
    void percentilesDoNotPayForSharesNorForExtremes() {
        Map<Key, Double> p = new LinkedHashMap<>();
        p.put(P50, 0.01);
        p.put(P95, 0.03);
        p.put(ALL, 0.1);
        p.put(ERRORS, 0.5);
        p.put(BOUGHT, 0.04);
        p.put(WORST, 0.02);

        Families families = Families.of(true, alive(p.keySet()));
        assertThat(families.adjusted(p, List.of()))
                .containsOnly(
                        entry(P50, 0.02),
                        entry(P95, 0.03),
                        entry(ALL, 0.1),
                        entry(BOUGHT, 0.08),
                        entry(ERRORS, 0.5),
                        entry(WORST, 0.02));
        assertThat(families.all()).isEqualTo(6);
        assertThat(List.of(P50, BOUGHT, WORST, ALL)).extracting(families::size).containsExactly(2, 2, 1, 1);
    }

    @Test
    void whereTheOtherStepsSayNothingAllAreOne() {
        Families families = Families.of(false, alive(List.of(P50, ERRORS, WORST)));

        assertThat(families.size(WORST)).isEqualTo(3);
        assertThat(families.alpha(WORST)).isEqualTo(families.alpha(P50)).isEqualTo(0.20);
        assertThat(families.adjusted(Map.of(P50, 0.01, ERRORS, 0.5, WORST, 0.04), List.of()))
                .containsOnly(entry(P50, 0.03), entry(WORST, 0.08), entry(ERRORS, 0.5));
    }

    @Test
    void aFamilyWithoutCellsCountsAsOne() {
        assertThat(Families.of(true, List.of()).size(P50)).isEqualTo(1);
    }

    @Test
    void aShareOfWhatWentWrongPaysForNoOtherThatIsNought() {
        Key dead = new Key("pay", new Metric.Errors());
        Families families = Families.of(true, List.of(sample(ERRORS, 0.01), sample(dead, 0), sample(BOUGHT, 0.4)));

        assertThat(families.size(ERRORS)).isEqualTo(2);
        assertThat(families.adjusted(Map.of(ERRORS, 0.04, dead, 0.6, BOUGHT, 0.5), List.of(dead)))
                .containsOnly(entry(ERRORS, 0.08), entry(BOUGHT, 0.5), entry(dead, 1.0));
    }

    @Test
    void eachStepHasALevelOfItsOwnUntilThatIsTooMuch() {
        assertThat(Families.of(true, times(7)).alpha(timesOf(0))).isEqualTo(0.05 * 7);
        assertThat(Families.of(true, times(20)).alpha(timesOf(0))).isEqualTo(0.40);
    }

    private static List<Sample> times(int steps) {
        return IntStream.range(0, steps)
                .mapToObj(step -> sample(timesOf(step), 40))
                .toList();
    }

    private static Key timesOf(int step) {
        return new Key("step-" + step, StepTimes.METRIC);
    }

    private static List<Sample> alive(Collection<Key> keys) {
        return keys.stream().map(key -> sample(key, 0.5)).toList();
    }

    private static Sample sample(Key key, double value) {
        return new Sample(key, List.of(), new Measure(value, value, 100, 0.1), 3);
    }
}
