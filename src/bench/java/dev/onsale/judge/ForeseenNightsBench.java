package dev.onsale.judge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onsale.judge.ForeseenNights.Found;
import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * How often what {@code onsale plan} foresees to be red without a baseline build is red, for the table in {@code
 * docs/gate.md}.
 *
 * <pre>{@code
 * ./mvnw -Pbench verify -Dit.test=ForeseenNightsBench [-Dnights.count=60] [-Dnights.seed=20240711]
 * }</pre>
 */
class ForeseenNightsBench {

    private static final int NIGHTS = Integer.getInteger("nights.count", 60);
    private static final long SEED = Long.getLong("nights.seed", 20240711);

    @ParameterizedTest
    @CsvSource({
        "1,3,1,0.05",
        "1,3,1,0.08",
        "1,10,1,0.08",
        "6,3,1,0.05",
        "6,3,1,0.08",
        "6,3,3,0.08",
        "6,5,1,0.08",
        "6,5,1,0.11"
    })
    void redAtTheFigureForeseen(int steps, int dates, int runsADate, double spread) {
        Found found = new ForeseenNights(steps, dates, runsADate, spread, new SplittableRandom(SEED)).of(NIGHTS);

        System.out.printf(
                Locale.ROOT,
                "| %d | %d | %d | %.0f %% | +%.0f %% | %.0f %% | %.0f %% |%n",
                steps,
                dates,
                runsADate,
                100 * spread,
                100 * found.foreseen(),
                100 * found.red(),
                100 * found.redByHalf());
        assertThat(found.red()).isBetween(0.65, 0.95);
    }
}
