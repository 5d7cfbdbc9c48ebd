package dev.onsale.figures;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class ChangeTest {

    @Test
    void aChangeIsPerCentUntilItDoublesAndThenAFactor() {
        assertThat(Figures.change(0.12)).isEqualTo("+12 %");
        assertThat(Figures.change(-0.09)).isEqualTo("−9 %");
        assertThat(Figures.change(0)).isEqualTo("0 %");
        assertThat(Figures.change(0.9999)).isEqualTo("2×");
        assertThat(Figures.change(9.25)).isEqualTo("10×");
        assertThat(Figures.points(0.012)).isEqualTo("+1.2 points");
    }

    @Test
    void anIntervalHasOneUnit() {
        assertThat(new Change(0.12, 0.08, 0.17, false).withInterval()).isEqualTo("+12 % (90 % interval +8 to +17 %)");
        assertThat(new Change(0.97, 0.77, 1.2, false).withInterval()).isEqualTo("1.97× (90 % interval 1.77×–2.2×)");
        assertThat(new Change(9.25, 1.87, 35.6, false).withInterval()).isEqualTo("10× (90 % interval 2.9×–37×)");
        assertThat(new Change(0.001, -0.002, 0.004, true).compact()).isEqualTo("+0.1 (−0.2 to +0.4) points");
    }

    @Property
    void noIntervalMixesFactorsAndPerCents(
            @ForAll @DoubleRange(min = -0.99, max = 40) double of,
            @ForAll @DoubleRange(min = 0, max = 0.9) double below,
            @ForAll @DoubleRange(min = 0, max = 40) double above) {
        String text =
                new Change(of, of - below, of + above, false).withInterval().replace("90 % interval", "");

        assertThat(text.contains("×") && text.contains("%")).as(text).isFalse();
    }

    @Test
    void twoTimesStandInTheUnitOfTheLonger() {
        assertThat(Figures.fromTo(5.2, 12)).isEqualTo("5.2 → 12 ms");
        assertThat(Figures.fromTo(36, 960)).isEqualTo("36 → 960 ms");
        assertThat(Figures.fromTo(80, 1_240)).isEqualTo("0.08 → 1.24 s");
        assertThat(Figures.fromToShare(0, 0.024)).isEqualTo("0 → 2.4 %");
    }
}
