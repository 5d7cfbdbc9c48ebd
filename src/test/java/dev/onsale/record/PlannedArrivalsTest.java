package dev.onsale.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.onsale.plan.Arrival;
import dev.onsale.plan.Shape;
import java.time.Duration;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlannedArrivalsTest {

    @ParameterizedTest
    @CsvSource({
        "CONSTANT, 10, 10, 2000, 20",
        "LINEAR, 0, 10, 2000, 5",
        "LINEAR, 0, 10, 4000, 20",
        "EXPONENTIAL, 10, 20, 4000, 57.70780163555852",
        "EXPONENTIAL, 10, 10, 2000, 20",
        "SPIKE, 10, 50, 2000, 60",
        "SPIKE, 10, 50, 4000, 120"
    })
    void theIntegralOfEachShape(Shape shape, double from, double to, double ms, double visitors) {
        Arrival arrival = new Arrival("doors", from, to, Duration.ofSeconds(4), shape);

        assertThat(PlannedArrivals.by(List.of(arrival), ms)).isCloseTo(visitors, within(1e-9));
    }

    @Test
    void nobodyArrivesBeforeTheStartOrAfterTheEnd() {
        List<Arrival> arrivals = List.of(new Arrival("doors", 10, 10, Duration.ofSeconds(4), Shape.CONSTANT));

        assertThat(PlannedArrivals.by(arrivals, 0)).isZero();
        assertThat(PlannedArrivals.by(arrivals, 9_000)).isEqualTo(40);
    }

    @Property
    void theCountNeverFalls(
            @ForAll Shape shape,
            @ForAll @DoubleRange(min = 0.1, max = 900) double from,
            @ForAll @DoubleRange(min = 0.1, max = 900) double to,
            @ForAll @DoubleRange(min = 0, max = 5000) double ms,
            @ForAll @DoubleRange(min = 0, max = 500) double laterMs) {
        List<Arrival> arrivals = List.of(new Arrival("doors", from, to, Duration.ofSeconds(4), shape));

        assertThat(PlannedArrivals.by(arrivals, ms + laterMs))
                .isGreaterThanOrEqualTo(PlannedArrivals.by(arrivals, ms) - 1e-9);
    }
}
