package dev.onsale.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.onsale.judge.LeastSquares.Point;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class LeastSquaresTest {

    /** "Norris", NIST Statistical Reference Datasets (linear regression, lower level of difficulty): x and y. */
    private static final String NORRIS = "0.2 0.1; 337.4 338.8; 118.2 118.1; 884.6 888.0; 10.1 9.2; 226.5 228.1;"
            + " 666.3 668.5; 996.3 998.5; 448.6 449.1; 777.0 778.9; 558.2 559.2; 0.4 0.3; 0.6 0.1; 775.5 778.1;"
            + " 666.9 668.8; 338.0 339.3; 447.5 448.9; 11.6 10.8; 556.0 557.7; 228.1 228.3; 995.8 998.0; 887.6 888.8;"
            + " 120.2 119.6; 0.3 0.3; 0.3 0.6; 556.8 557.6; 339.1 339.3; 887.2 888.0; 999.0 998.5; 779.0 778.9;"
            + " 11.1 10.2; 118.3 117.6; 229.2 228.9; 669.1 668.4; 448.9 449.2; 0.5 0.2";

    @Test
    void agreesWithTheCertifiedValuesOfNorris() {
        LeastSquares fit = LeastSquares.through(Stream.of(NORRIS.split("; "))
                .map(pair -> pair.split(" "))
                .map(pair -> new Point(Double.parseDouble(pair[0]), Double.parseDouble(pair[1])))
                .toList());

        assertThat(fit.slope()).isEqualTo(1.00211681802045, within(1e-12));
        assertThat(fit.intercept()).isEqualTo(-0.262323073774029, within(1e-11));
        assertThat(fit.slopeError().orElseThrow()).isEqualTo(0.429796848199937e-3, within(1e-14));
        assertThat(fit.freedom()).isEqualTo(34);
    }

    @Test
    void theIntervalIsStudents() {
        // Residuals 1, −2, 1 about y = 0: s² = 6/1, Sxx = 2, so the slope's error is √3; t(0.95, 1) = 6.3138.
        LeastSquares fit = LeastSquares.through(List.of(new Point(-1, 1), new Point(0, -2), new Point(1, 1)));

        assertThat(fit.slope()).isEqualTo(0, within(1e-12));
        assertThat(fit.slopeHalfWidth(new Distributions()).orElseThrow())
                .isEqualTo(6.313751515 * Math.sqrt(3), within(1e-6));
    }

    @Test
    void twoPointsLeaveNoInterval() {
        LeastSquares fit = LeastSquares.through(List.of(new Point(2, 4), new Point(100, 102)));

        assertThat(fit.slope()).isEqualTo(1, within(1e-12));
        assertThat(fit.slopeHalfWidth(new Distributions())).isEmpty();
    }

    @Test
    void pointsAboveOneAnotherHaveNoLine() {
        assertThatThrownBy(() -> LeastSquares.through(List.of(new Point(2, 4), new Point(2, 5))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Property(tries = 200)
    void aStraightLineIsFoundExactly(
            @ForAll @DoubleRange(min = -1000, max = 1000) double intercept,
            @ForAll @DoubleRange(min = -10, max = 10) double slope) {
        LeastSquares fit = LeastSquares.through(Stream.of(2.0, 20.0, 20.0, 100.0)
                .map(x -> new Point(x, intercept + slope * x))
                .toList());

        assertThat(fit.slope()).isEqualTo(slope, within(1e-9));
        assertThat(fit.intercept()).isEqualTo(intercept, within(1e-7));
        assertThat(fit.slopeHalfWidth(new Distributions()).orElseThrow()).isEqualTo(0, within(1e-8));
    }
}
