package dev.onsale.judge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onsale.judge.SharedNights.Found;
import dev.onsale.judge.SharedWorld.Truth;
import dev.onsale.plan.GateSettings;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.apache.commons.statistics.distribution.BetaDistribution;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The gate where runs are neither independent nor normal ({@link NightWorld}): seven steps as in {@link ContrastBench}, spread 8
 * %, K = 3, up to eight pairs, {@code mustDetect} 100 %. Red, open and runs a night; four times as many clean nights.
 *
 * <pre>{@code
 * ./mvnw -Pbench verify -Dit.test=WorldsBench [-Dnights.count=100] [-Dnights.seed=20240711]
 * }</pre>
 */
class WorldsBench {
    private static final int NIGHTS = Integer.getInteger("nights.count", 100);
    private static final int CLEAN_NIGHTS = 4 * NIGHTS;
    private static final long SEED = Long.getLong("nights.seed", 20240711);
    private static final GateSettings GATE =
            new GateSettings(0.05, Duration.ofMillis(2), 1.0, 3, 8, List.of(50.0, 95.0));

    /** Of the upper end of the exact one-sided 95 % interval, of so few nights; in earnest below 1.5 %. */
    private static final double CLEAN_RED_MAX = 0.025;

    private static final double CARRY_OVER_RED_MAX = 0.04;

    private static Found found(NightWorld world, Truth truth, int nights) {
        return new SharedNights(SharedWorld.of(0.08), GATE, SEED, world).nights(nights, truth);
    }

    private static double share(Found found) {
        return 100.0 * found.red() / found.nights();
    }

    @ParameterizedTest
    @EnumSource
    void world(NightWorld world) {
        Found clean = found(world, Truth.CLEAN, CLEAN_NIGHTS);
        double upper = BetaDistribution.of(clean.red() + 1.0, (double) CLEAN_NIGHTS - clean.red())
                .inverseCumulativeProbability(0.95);
        System.out.printf(
                Locale.ROOT,
                "| %s | %.1f %% (≤ %.1f %%) | %.1f %% | %.1f | %.0f %% | %.0f %% | %.0f %% |%n",
                world.label,
                share(clean),
                100 * upper,
                100.0 * clean.open() / CLEAN_NIGHTS,
                clean.runsANight(),
                share(found(world, Truth.of(1, 1.1), NIGHTS)),
                share(found(world, Truth.of(1, 1.2), NIGHTS)),
                share(found(world, Truth.of(1, 1.5), NIGHTS)));
        assertThat(upper)
                .as(world.label)
                .isLessThanOrEqualTo(world == NightWorld.CARRY_OVER ? CARRY_OVER_RED_MAX : CLEAN_RED_MAX);
    }
}
