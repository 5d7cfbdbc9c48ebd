package dev.onsale.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.onsale.judge.Measures.Key;
import dev.onsale.judge.Measures.Measure;
import dev.onsale.plan.GateSettings;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class StepTimesTest {
    private static final Key P50 = new Key("browse", new Metric.Quantile(50));
    private static final Key P95 = new Key("browse", new Metric.Quantile(95));
    private static final Key TIMES = new Key("browse", StepTimes.METRIC);
    private static final GateSettings GATE = new GateSettings(0.05, Duration.ofMillis(2), 1, 3, 8, List.of(50.0, 95.0));

    private static Map<Key, Measure> run(double p50, double p95, double error) {
        return Map.of(P50, measure(p50, 0.01), P95, measure(p95, error));
    }

    private static Measure measure(double ms, double error) {
        return new Measure(ms, Math.log(ms), 1_000, error);
    }

    private static StepTimes times(double error) {
        Map<Key, Measure> run = run(20, 80, error);
        return StepTimes.of(List.of(run, run, run), run, GATE);
    }

    @Test
    void percentilesThatAreKnownAlikeCountAlike() {
        Measure measure =
                Objects.requireNonNull(times(0.01).with(run(20, 80, 0.01)).get(TIMES));

        assertThat(measure.value()).isCloseTo(40, within(1e-9));
    }

    @Test
    void aPercentileOfFewResponsesCountsLess() {
        double sure = 1 / (0.05 * 0.05 + 0.01 * 0.01);
        double unsure = 1 / (0.05 * 0.05 + 0.2 * 0.2);
        double weight = unsure / (sure + unsure);
        Measure measure =
                Objects.requireNonNull(times(0.2).with(run(20, 80, 0.2)).get(TIMES));

        assertThat(measure.compared()).isCloseTo(Math.log(20) + weight * Math.log(4), within(1e-9));
        assertThat(measure.standardError()).isCloseTo((1 - weight) * 0.01 + weight * 0.2, within(1e-9));
    }

    @Test
    void aRunThatLacksAPercentileHasNoSuchStatement() {
        Map<Key, Measure> without = new HashMap<>(run(20, 80, 0.01));
        without.remove(P95);

        assertThat(times(0.01).with(without)).doesNotContainKey(TIMES);
    }

    @Test
    void onePercentileIsNoMoreThanItself() {
        Map<Key, Measure> one = Map.of(P50, measure(20, 0.01));

        assertThat(StepTimes.of(List.of(one, one, one), one, GATE)).isEqualTo(StepTimes.NONE);
    }

    @Test
    void whatIsNotListedIsNotStated() {
        Map<Key, Measure> run = run(20, 80, 0.01);
        List<Map<Key, Measure>> runs = List.of(run, run, run);

        assertThat(StepTimes.of(runs, run, GATE.gatingOnly(List.of("browse p95")))
                        .weights())
                .isEmpty();
        assertThat(StepTimes.of(runs, run, GATE.gatingOnly(List.of("browse times")))
                        .weights())
                .containsOnlyKeys("browse");
    }

    @Test
    void withinTheTickOfTheClockNothingIsStated() {
        Map<Key, Measure> run = run(1, 80, 0.01);

        assertThat(StepTimes.of(List.of(run, run, run), run, GATE)).isEqualTo(StepTimes.NONE);
    }

    @Test
    void whatOthersSayIsMixedInTheSameParts() {
        assertThat(times(0.01)
                        .beside("browse", percentile -> OptionalDouble.of(percentile == 50 ? 0.2 : 0.4))
                        .orElseThrow())
                .isCloseTo(0.3, within(1e-9));
        assertThat(times(0.01).beside("browse", percentile -> OptionalDouble.empty()))
                .isEmpty();
        assertThat(times(0.01).beside("pay", percentile -> OptionalDouble.of(1)))
                .isEmpty();
    }
}
