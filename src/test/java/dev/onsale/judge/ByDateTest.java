package dev.onsale.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.onsale.judge.Measures.Key;
import dev.onsale.judge.Measures.Measure;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ByDateTest {

    private static final Key P95 = new Key("browse", new Metric.Quantile(95));
    private static final Key P50 = new Key("browse", new Metric.Quantile(50));
    private static final LocalDate FIRST = LocalDate.of(2026, 3, 1);
    private static final LocalDate SECOND = LocalDate.of(2026, 3, 2);

    private static Measure time(double ms, double error) {
        return new Measure(ms, Math.log(ms), 1000, error);
    }

    @Test
    void runsOfOneDateAreTheirMeanOnTheComparedScale() {
        List<Map<Key, Measure>> folded = new ByDate(List.of(SECOND, FIRST, SECOND))
                .folded(List.of(Map.of(P95, time(20, 0.03)), Map.of(P95, time(50, 0.01)), Map.of(P95, time(80, 0.04))));

        assertThat(folded).hasSize(2);
        assertThat(folded.get(0).get(P95).compared()).isEqualTo(Math.log(50));
        assertThat(folded.get(1).get(P95).compared()).isCloseTo(Math.log(40), within(1e-12));
        assertThat(folded.get(1).get(P95).standardError()).isCloseTo(0.025, within(1e-12));
    }

    @Test
    void aCellThatARunLacksIsTheMeanOfTheOthers() {
        List<Map<Key, Measure>> folded = new ByDate(List.of(FIRST, FIRST))
                .folded(List.of(Map.of(P95, time(20, 0.03)), Map.of(P95, time(20, 0.03), P50, time(10, 0.02))));

        assertThat(folded).singleElement().satisfies(night -> {
            assertThat(night.get(P50).compared()).isEqualTo(Math.log(10));
            assertThat(night.get(P50).standardError()).isCloseTo(0.02, within(1e-12));
        });
    }

    @Test
    void oneRunWithinTheClocksTickPutsTheNightThere() {
        assertThat(ByDate.mean(List.of(time(1, 0), time(9, 0.01))).value()).isEqualTo(Measure.TICK_MS);
    }

    @Test
    void threeDatesAreEnough() {
        assertThat(new ByDate(List.of(FIRST, SECOND, SECOND)).isEnough()).isFalse();
        assertThat(new ByDate(List.of(FIRST, SECOND, SECOND.plusDays(1))).isEnough())
                .isTrue();
        assertThat(ByDate.UNKNOWN.isEnough()).isFalse();
    }
}
