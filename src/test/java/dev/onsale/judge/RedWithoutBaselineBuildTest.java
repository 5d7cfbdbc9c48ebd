package dev.onsale.judge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onsale.judge.ForeseenNights.Found;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code onsale plan} promises of a gate without a baseline build, against nights with a known truth; a fixed seed. */
class RedWithoutBaselineBuildTest {

    private static final int NIGHTS = 60;

    @ParameterizedTest
    @CsvSource({"1,3,1,0.08", "6,3,3,0.08", "6,5,1,0.11"})
    void theRegressionForeseenIsRedInEightNightsOfTen(int steps, int dates, int runsADate, double spread) {
        Found found = new ForeseenNights(steps, dates, runsADate, spread, new SplittableRandom(20240711)).of(NIGHTS);

        // Three standard errors of so many nights around 80 %.
        assertThat(found.red()).isBetween(0.65, 0.95);
        assertThat(found.redByHalf()).isLessThan(0.35);
    }
}
