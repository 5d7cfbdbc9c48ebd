package dev.onsale.plan;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.onsale.plan.reading.PlanLoader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoadTuningTest {
    private static final String PLAN = """
            plan: small
            scenario: Small.java
            target: practice
            arrivals:
              - { phase: early, rate: 10/s, for: 10s }
              - { phase: doors, from: 10/s, to: 30/s, over: 10s }
            """;

    @TempDir
    private Path folder;

    @Test
    void arrivalsAreCutAndScaled() throws IOException {
        Plan plan = PlanLoader.load(file(), Map.of("load.for", "15s", "load.scale", "0.5"));
        assertThat(plan.workload().arrivals())
                .containsExactly(
                        new Arrival("early", 5, 5, ofSeconds(10), Shape.CONSTANT),
                        new Arrival("doors", 5, 10, ofSeconds(5), Shape.LINEAR));
        assertThat(plan.tuned().isWhole()).isFalse();
    }

    @Test
    void withoutAWordTheLoadIsWhole() throws IOException {
        Plan plan = PlanLoader.load(file(), Map.of());
        assertThat(plan.variations().tuning()).isNull();
        assertThat(plan.tuned().isWhole()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "1000", "half", "1/s"})
    void aFactorThatIsNoneIsRefused(String factor) throws IOException {
        Path file = file();
        assertThatThrownBy(() -> PlanLoader.load(file, Map.of("load.scale", factor)))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("load.scale")
                .hasMessageContaining("expected a number above 0");
    }

    /** Where a shape is cut, its rate goes on as it was. */
    @Property(tries = 50)
    void aCutKeepsTheRatesBeforeIt(@ForAll @IntRange(min = 1, max = 9) int seconds) {
        for (Shape shape : List.of(Shape.CONSTANT, Shape.LINEAR, Shape.EXPONENTIAL)) {
            double to = shape == Shape.CONSTANT ? 4 : 40;
            Arrival whole = new Arrival("a", 4, to, ofSeconds(10), shape);
            Arrival cut = new LoadTuning(Duration.ofSeconds(seconds), 1, List.of())
                    .of(List.of(whole))
                    .get(0);
            assertThat(RateCurve.of(cut).visitors())
                    .isCloseTo(RateCurve.of(whole).visitorsBy(seconds), within(1e-9));
        }
    }

    private Path file() throws IOException {
        return Files.writeString(folder.resolve("plan.yaml"), PLAN);
    }
}
