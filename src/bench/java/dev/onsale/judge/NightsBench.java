package dev.onsale.judge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onsale.judge.MeasuredNights.Truth;
import dev.onsale.plan.GateSettings;
import dev.onsale.record.Verdict.Judgement;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.statistics.distribution.BetaDistribution;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * False alarms and power of the whole procedure on nights with a known truth, K = 10 baseline runs and up to 8 fresh
 * pairs, in a world that differs from night to night as recorded runs did ({@link MeasuredWorld}). One table a test, one
 * row a truth:
 *
 * <pre>{@code
 * ./mvnw -Pbench verify -Dit.test='NightsBench#oneCell' [-Dnights.count=2000] [-Dnights.seed=20240711]
 * }</pre>
 *
 * Every row has a seed of its own, so that it comes out the same alone. Bounds are promised where runs differ by 5 %.
 */
class NightsBench {

    private static final int NIGHTS = Integer.getInteger("nights.count", 2_000);
    private static final long SEED = Long.getLong("nights.seed", 20240711);
    private static final double SPREAD_PROMISED = 0.05;
    private static final GateSettings WHOLE =
            new GateSettings(0.05, Duration.ofMillis(2), 1.0, 10, 8, List.of(50.0, 95.0));
    private static final GateSettings ONE_CELL = WHOLE.gatingOnly(List.of("browse p95"));

    private static final MeasuredWorld MEASURED = MeasuredWorld.read(MeasuredWorld.ARENA);
    private static final MeasuredWorld EVEN = MEASURED.spreadingBy(SPREAD_PROMISED);

    /** A truth, and what is promised of the share of red nights, with every cell gated and with one alone. */
    enum Row {
        CLEAN("clean", Truth.CLEAN, 0, 0.01, 0, 0.01),
        DRIFT("clean, machine 20 % slower", new Truth(1, 1, 0.20), 0, 0.03, 0, 0.03),
        TENTH("p95 of one step +10 %", new Truth(1.10, 1, 0), 0, 1, 0.55, 1),
        FIFTH("p95 of one step +20 %", new Truth(1.20, 1, 0), 0, 1, 0.90, 1),
        HALF("p95 of one step +50 %", new Truth(1.50, 1, 0), 0, 1, 0, 1),
        DOUBLE("p95 of one step +100 %", new Truth(2, 1, 0), 0, 1, 0, 1),
        ALL_OF_STEP("all of one step +10 %", new Truth(1, 1.10, 0), 0, 1, 0, 1);

        private final String label;
        private final Truth truth;
        private final double wholeMin;
        private final double wholeMax;
        private final double oneMin;
        private final double oneMax;

        Row(String label, Truth truth, double wholeMin, double wholeMax, double oneMin, double oneMax) {
            this.label = label;
            this.truth = truth;
            this.wholeMin = wholeMin;
            this.wholeMax = wholeMax;
            this.oneMin = oneMin;
            this.oneMax = oneMax;
        }
    }

    @ParameterizedTest
    @EnumSource
    void oneCell(Row row) {
        assertThat(red("5 %", EVEN, ONE_CELL, row)).as(row.label).isBetween(row.oneMin, row.oneMax);
    }

    @ParameterizedTest
    @EnumSource
    void everyCell(Row row) {
        assertThat(red("5 %", EVEN, WHOLE, row)).as(row.label).isBetween(row.wholeMin, row.wholeMax);
    }

    /** Nothing is promised where runs differ as they did here. */
    @ParameterizedTest
    @EnumSource
    void oneCellAsMeasured(Row row) {
        assertThat(red(browseSpread(), MEASURED, ONE_CELL, row)).isBetween(0.0, 1.0);
    }

    @ParameterizedTest
    @EnumSource
    void everyCellAsMeasured(Row row) {
        assertThat(red(browseSpread(), MEASURED, WHOLE, row)).isBetween(0.0, 1.0);
    }

    private static String browseSpread() {
        return String.format(
                Locale.ROOT,
                "measured, browse p95 %.1f %%",
                100 * MEASURED.spread(new Measures.Key("browse", new Metric.Quantile(95))));
    }

    private static double red(String spread, MeasuredWorld world, GateSettings gate, Row row) {
        MeasuredNights nights = new MeasuredNights(world, gate, SEED + row.ordinal());
        Map<Judgement, Integer> verdicts = new EnumMap<>(Judgement.class);
        for (int night = 0; night < NIGHTS; night++) {
            verdicts.merge(nights.night(row.truth), 1, Integer::sum);
        }
        int red = verdicts.getOrDefault(Judgement.FAIL, 0);
        System.out.printf(
                Locale.ROOT,
                "| %s | %s | %d | %d | %.2f %% (%.2f–%.2f %%) | %.1f %% | %.1f %% |%n",
                row.label,
                spread,
                nights.family(),
                NIGHTS,
                100.0 * red / NIGHTS,
                100 * lower(red, NIGHTS),
                100 * upper(red, NIGHTS),
                100.0 * verdicts.getOrDefault(Judgement.PASS, 0) / NIGHTS,
                100.0 * verdicts.getOrDefault(Judgement.INCONCLUSIVE, 0) / NIGHTS);
        return (double) red / NIGHTS;
    }

    /**
     * Exact one-sided 95 % bound (C. J. Clopper, E. S. Pearson, "The use of confidence or fiducial limits illustrated
     * in the case of the binomial", Biometrika 26, 1934).
     */
    private static double upper(int hits, int trials) {
        return hits == trials
                ? 1
                : BetaDistribution.of(hits + 1.0, trials - hits).inverseCumulativeProbability(0.95);
    }

    private static double lower(int hits, int trials) {
        return hits == 0 ? 0 : BetaDistribution.of(hits, trials - hits + 1.0).inverseCumulativeProbability(0.05);
    }
}
