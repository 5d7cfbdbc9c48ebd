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
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * False alarms, open nights and power where the steps of a run share what runs differ by ({@link SharedWorld}): seven steps,
 * half of the variance shared, up to eight fresh pairs, {@code mustDetect} 100 %. A row a truth, five times as many nights of clean ones; a
 * small shop records up to four more baseline runs where too little could be seen, as {@code rehearse} does:
 *
 * <pre>{@code
 * ./mvnw -Pbench verify -Dit.test=ContrastBench [-Dnights.count=200] [-Dnights.seed=20240711]
 * }</pre>
 */
class ContrastBench {

    private static final int NIGHTS = Integer.getInteger("nights.count", 200);

    /** Of clean rows, whose bounds are promised. */
    private static final int CLEAN_NIGHTS = 5 * NIGHTS;

    private static final long SEED = Long.getLong("nights.seed", 20240711);
    private static final int PAIRS_MAX = 8;

    /** What is promised of clean nights, of the upper end of the exact one-sided 95 % interval. */
    private static final double CLEAN_RED_MAX = 0.015;

    /** The same where five of seven steps became faster. */
    private static final double OTHERS_FASTER_RED_MAX = 0.06;

    private static GateSettings gate(int baselines, double upper, double mustDetect) {
        return new GateSettings(0.05, Duration.ofMillis(2), mustDetect, baselines, PAIRS_MAX, List.of(50.0, upper));
    }

    /** The same where the judged run was half as slow again by what its steps share. */
    private static final double SLOW_RUN_RED_MAX = 0.045;

    private static Found row(String label, SharedWorld world, int baselines, Truth truth) {
        return row(label, world, baselines, 1, truth);
    }

    private static Found row(String label, SharedWorld world, int baselines, double mustDetect, Truth truth) {
        int nights = truth.equals(Truth.CLEAN) ? CLEAN_NIGHTS : NIGHTS;
        boolean small = world.visitors() < 1_000;
        Found found = new SharedNights(
                        world, gate(baselines, world.upper(), mustDetect), SEED, small, NightWorld.NORMAL)
                .nights(nights, truth);
        System.out.printf(
                Locale.ROOT,
                "| %s | %d | %.1f %% (≤ %.1f %%) | %.1f %% | %.1f |%n",
                label,
                baselines,
                100.0 * found.red() / nights,
                100 * upper(found.red(), nights),
                100.0 * found.open() / nights,
                found.runsANight());
        return found;
    }

    private static double upper(int hits, int nights) {
        return hits == nights
                ? 1
                : BetaDistribution.of(hits + 1.0, nights - hits).inverseCumulativeProbability(0.95);
    }

    @ParameterizedTest
    @CsvSource({"0.05,3", "0.05,5", "0.08,3", "0.08,5", "0.11,3", "0.11,5"})
    void sevenSteps(double spread, int baselines) {
        SharedWorld world = SharedWorld.of(spread);
        String label = Math.round(100 * spread) + " %, ";
        Found clean = row(label + "clean", world, baselines, Truth.CLEAN);
        row(label + "one step +10 %", world, baselines, Truth.of(1, 1.1));
        row(label + "one step +20 %", world, baselines, Truth.of(1, 1.2));
        row(label + "one step +50 %", world, baselines, Truth.of(1, 1.5));
        row(label + "two steps +20 %", world, baselines, Truth.of(2, 1.2));
        row(label + "five steps +20 %", world, baselines, Truth.of(5, 1.2));
        row(label + "all steps +20 %", world, baselines, Truth.of(7, 1.2));
        Found faster = row(label + "five steps 30 % faster", world, baselines, Truth.of(5, 0.7));

        assertThat(upper(clean.red(), CLEAN_NIGHTS)).isLessThanOrEqualTo(CLEAN_RED_MAX);
        assertThat(upper(faster.red(), NIGHTS)).isLessThanOrEqualTo(OTHERS_FASTER_RED_MAX);
    }

    /** Clean, but the judged run 1.5 times slower by what its steps share, of which the first takes another part. */
    @ParameterizedTest
    @CsvSource({"0.05,0.3", "0.05,1.3", "0.08,0.3", "0.08,1.3", "0.11,0.3", "0.11,1.3"})
    void aStepThatFollowsTheOthersOtherwise(double spread, double slope) {
        String label = Math.round(100 * spread) + " %, slope " + slope + ", a run 1.5× slower";
        Found found = row(label, SharedWorld.of(spread).following(slope), 3, new Truth(List.of(), 1.5, 0));

        assertThat(upper(found.red(), NIGHTS)).isLessThanOrEqualTo(SLOW_RUN_RED_MAX);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.05, 0.08, 0.11})
    void oneStepAlone(double spread) {
        SharedWorld world = SharedWorld.of(spread).withSteps(1);
        String label = Math.round(100 * spread) + " %, a single step, ";
        row(label + "clean", world, 3, Truth.CLEAN);
        Found slower = row(label + "+50 %", world, 3, Truth.of(1, 1.5));

        assertThat(slower.red()).isPositive();
    }

    /** 102 visitors a run, p50 spreading by 20 % and p90 by 40 %, of which 70 % is shared. */
    @ParameterizedTest
    @CsvSource({"3,1", "5,1"})
    void aSmallShop(int baselines, double mustDetect) {
        SharedWorld small = new SharedWorld(7, 0.20, 0.40, 0.7, 1, 90, 102);
        String label = "102 visitors, mustDetect " + Math.round(100 * mustDetect) + " %, ";
        row(label + "clean", small, baselines, mustDetect, Truth.CLEAN);
        Found slow = row(label + "one step ×3", small, baselines, mustDetect, Truth.of(1, 3));
        row(label + "10 % of one step fail", small, baselines, mustDetect, new Truth(List.of(), 1, 0.10));
        row(label + "all steps ×3", small, baselines, mustDetect, Truth.of(7, 3));

        assertThat(slow.red()).isGreaterThanOrEqualTo((int) (0.9 * NIGHTS));
    }
}
