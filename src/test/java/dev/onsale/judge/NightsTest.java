package dev.onsale.judge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onsale.judge.SimulatedNights.Truth;
import dev.onsale.judge.SimulatedNights.World;
import dev.onsale.plan.GateSettings;
import dev.onsale.record.Verdict.Judgement;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Nights with a known truth, judged by the judge's own code: four steps, a 10 % spread between runs that all steps
 * share by half, K = 3 baseline runs, m = 3 pairs. A smoke test with a fixed seed: the bounds are far from what is
 * expected, so that only a broken procedure crosses them. Thousands of nights: {@code NightsBench}.
 */
class NightsTest {

    private static final World WORLD = new World(List.of("browse", "seat-map", "hold", "pay"), 400, 0.10, 0.5);
    private static final GateSettings GATE =
            new GateSettings(0.05, Duration.ofMillis(2), 1.0, 3, 3, List.of(50.0, 95.0));

    private static Map<Judgement, Integer> nights(int nights, Truth truth) {
        SimulatedNights simulated = new SimulatedNights(WORLD, GATE, 20240711);
        Map<Judgement, Integer> verdicts = new EnumMap<>(Judgement.class);
        for (int night = 0; night < nights; night++) {
            verdicts.merge(simulated.night(truth).judgement(), 1, Integer::sum);
        }
        return verdicts;
    }

    @Test
    void cleanNightsAreHardlyEverRed() {
        assertThat(nights(300, Truth.CLEAN).getOrDefault(Judgement.FAIL, 0)).isLessThanOrEqualTo(6);
    }

    @Test
    void aDoubledStepIsNearlyAlwaysRed() {
        assertThat(nights(100, new Truth(2, 1, 0)).getOrDefault(Judgement.FAIL, 0))
                .isGreaterThanOrEqualTo(85);
    }
}
