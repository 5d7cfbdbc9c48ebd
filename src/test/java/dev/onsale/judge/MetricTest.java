package dev.onsale.judge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onsale.judge.Measures.Key;
import dev.onsale.plan.Outcome;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class MetricTest {

    /** Each made anew, so that none is the same object. */
    private static List<Metric> metrics() {
        List<Metric> metrics = new ArrayList<>(List.of(
                new Metric.Quantile(50),
                new Metric.Quantile(95),
                new Metric.Times(),
                new Metric.Due(50),
                new Metric.Due(95),
                new Metric.Within("doors", 50),
                new Metric.Within("doors", 95),
                new Metric.Within("tail", 95),
                new Metric.Slowest(),
                new Metric.Growth(),
                new Metric.Failing("status 503"),
                new Metric.Failing("status 500"),
                new Metric.WorstQuantile(),
                new Metric.Errors(),
                new Metric.WorstErrors(),
                new Metric.Requests(),
                new Metric.Recovered(),
                new Metric.SoldOut()));
        Arrays.stream(Outcome.values()).map(Metric.Ended::new).forEach(metrics::add);
        return metrics;
    }

    @Test
    void everySortOfMetricIsTriedHere() {
        assertThat(metrics().stream().map(Object::getClass).distinct())
                .containsExactlyInAnyOrder(Metric.class.getPermittedSubclasses());
    }

    @Test
    void cellsAreEqualWhereTheirComponentsAre() {
        for (Metric one : metrics()) {
            for (Metric other : metrics()) {
                boolean same = one.equals(other);
                assertThat(new Key("pay", one).equals(new Key("pay", other)))
                        .as(one + " and " + other)
                        .isEqualTo(same);
                if (same) {
                    assertThat(new Key("pay", one)).hasSameHashCodeAs(new Key("pay", other));
                }
            }
            assertThat(new Key("pay", one)).isNotEqualTo(new Key("hold", one)).isNotEqualTo(one);
        }
    }

    @Test
    void cellsOfAStepHardlyEverShareAHash() {
        assertThat(metrics().stream()
                        .map(metric -> new Key("pay", metric).hashCode())
                        .distinct())
                .hasSize(metrics().size());
    }
}
