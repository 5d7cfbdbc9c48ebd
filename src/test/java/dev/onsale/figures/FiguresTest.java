package dev.onsale.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class FiguresTest {

    @Property
    void countsAreGroupedAsByJavasFormat(@ForAll long count) {
        assertThat(Figures.count(count)).isEqualTo(String.format(Locale.ROOT, "%,d", count));
    }

    @Property
    void decimalsAreGroupedAsByJavasFormat(
            @ForAll @DoubleRange(min = -1e17, max = 1e17) double value, @ForAll @IntRange(max = 12) int places) {
        assertThat(Figures.decimal(value, places)).isEqualTo(byFormat(value, places));
    }

    @Property
    void soAreFiguresOfTheSizesThatReportsShow(
            @ForAll @DoubleRange(min = -2_000, max = 2_000) double value, @ForAll @IntRange(max = 3) int places) {
        assertThat(Figures.decimal(value, places)).isEqualTo(byFormat(value, places));
    }

    @Property
    void soAreWholeOnes(@ForAll int value, @ForAll @IntRange(max = 12) int places) {
        assertThat(Figures.decimal(value, places)).isEqualTo(byFormat(value, places));
    }

    private static String byFormat(double value, int places) {
        BigDecimal rounded =
                BigDecimal.valueOf(value).setScale(places, RoundingMode.HALF_UP).stripTrailingZeros();
        String digits = String.format(Locale.ROOT, "%,." + Math.max(0, rounded.scale()) + "f", rounded.abs());
        return (rounded.signum() < 0 ? "−" : "") + digits;
    }

    @Test
    void zeroHasNoSign() {
        assertThat(Figures.decimal(-0.0, 2)).isEqualTo("0");
        assertThat(Figures.decimal(-0.004, 2)).isEqualTo("0");
        assertThat(Figures.decimal(Double.NaN, 2)).isEqualTo(Figures.NONE);
    }

    @Test
    void percentilesHaveTheNamesThatEverybodyKnows() {
        assertThat(Figures.percentile(50)).isEqualTo("p50");
        assertThat(Figures.percentile(99.9)).isEqualTo("p99.9");
        assertThat(Figures.percentile(100)).isEqualTo("max");
    }
}
