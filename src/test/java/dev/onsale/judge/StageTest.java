package dev.onsale.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StageTest {

    private final Distributions distributions = new Distributions();

    /** Tails of the noncentral t distribution beyond the critical t, as SciPy's {@code nct} gives them. */
    @ParameterizedTest
    @CsvSource({"9,3,0.05,0.86845", "2,4,0.05,0.80316", "6,4.5,0.005,0.74616"})
    void withoutPriorAndMinimumThePowerIsThatOfTheNoncentralT(
            int freedom, double noncentrality, double alpha, double expected) {
        Stage stage = new Stage(1, 1, 0, freedom, alpha, 0, 0);
        assertThat(stage.power(noncentrality, distributions)).isCloseTo(expected, within(0.003));
    }

    @Test
    void withPriorMinimumAndFloorThePowerIsWhatSimulationSays() {
        Stage stage = new Stage(0.1, 0.6, 4, 3, 0.02, 0.15, 0.09);
        double effect = 0.25;
        double critical = distributions.tCritical(0.02, 7);
        SplittableRandom random = new SplittableRandom(7);
        int seen = 0;
        int trials = 100_000;
        for (int i = 0; i < trials; i++) {
            double chiSquared = 0;
            for (int d = 0; d < 3; d++) {
                double z = random.nextGaussian();
                chiSquared += z * z;
            }
            double deviation = Math.max(0.1 * Math.sqrt((4 + chiSquared) / 7), 0.09);
            double estimate = effect + 0.1 * 0.6 * random.nextGaussian();
            if (estimate >= 0.15 && estimate >= critical * deviation * 0.6) {
                seen++;
            }
        }
        assertThat(stage.power(effect, distributions)).isCloseTo((double) seen / trials, within(0.006));
    }

    @Test
    void theSmallestDetectableHasEightyPercentPower() {
        Stage screen = new Stage(0.1, 1.15, 4, 2, 0.01, 0.05, 0.01);
        Stage pairs = new Stage(0.14, 0.58, 4, 2, 0.05, 0.05, 0.01);
        for (Procedure.Together together : Procedure.Together.values()) {
            Procedure procedure = new Procedure(screen, pairs, together);
            double effect = procedure.smallestDetectable(distributions);
            assertThat(procedure.power(effect, distributions)).isCloseTo(0.8, within(1e-4));
        }
    }

    @Test
    void holmMultipliesByHowManyAreLeft() {
        Map<String, Double> p = new LinkedHashMap<>();
        p.put("a", 0.04);
        p.put("b", 0.01);
        p.put("c", 0.03);
        assertThat(Holm.adjusted(p))
                .containsEntry("b", 0.03)
                .containsEntry("c", 0.06)
                .containsEntry("a", 0.06);
    }

    @Test
    void theVarianceIsDrawnTowardsTheMeanOverSteps() {
        Moderation moderation = new Moderation(0.04, 4);
        assertThat(moderation.moderated(0.01, 2, 0.01)).isCloseTo((4 * 0.04 + 2 * 0.01) / 6, within(1e-12));
        assertThat(new Moderation(0, 0).moderated(0, 2, 0.01)).isEqualTo(0.0001);
        Contrast contrast = Contrast.of(List.of(1.0, 1.2, 1.4), List.of(1.5), new Moderation(0.04, 4), 0);
        assertThat(contrast.effect()).isCloseTo(0.3, within(1e-12));
        assertThat(contrast.sigma()).isCloseTo(0.2, within(1e-12));
        assertThat(contrast.error()).isCloseTo(0.2 * Math.sqrt(4.0 / 3), within(1e-12));
        assertThat(contrast.p(1)).isCloseTo(0.1207, within(0.001));
    }
}
