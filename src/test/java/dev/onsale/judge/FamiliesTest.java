package dev.onsale.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.onsale.judge.Measures.Key;
import dev.onsale.plan.Outcome;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

        Families families = Families.of(true, p.keySet());
        assertThat(families.adjusted(p))
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
        Families families = Families.of(false, List.of(P50, ERRORS, WORST));

        assertThat(families.size(WORST)).isEqualTo(3);
        assertThat(families.alpha(WORST)).isEqualTo(families.alpha(P50)).isEqualTo(0.20);
        assertThat(families.adjusted(Map.of(P50, 0.01, ERRORS, 0.5, WORST, 0.04)))
                .containsOnly(entry(P50, 0.03), entry(WORST, 0.08), entry(ERRORS, 0.5));
    }

    @Test
    void aFamilyWithoutCellsCountsAsOne() {
        assertThat(Families.of(true, List.of()).size(P50)).isEqualTo(1);
    }
}
