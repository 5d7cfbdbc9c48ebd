package dev.onsale.practice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BackoffTest {
    private static final Duration SHORT = Duration.ofSeconds(2);
    private static final Duration LONG = Duration.ofSeconds(10);

    @Test
    void anOrderlyEndIsFollowedAtOnce() {
        assertThat(Backoff.NONE
                        .afterCrash(SHORT)
                        .afterCrash(SHORT)
                        .afterOrderlyEnd()
                        .delay())
                .isZero();
    }

    @Test
    void eachCrashSoonAfterTheStartDoublesTheWaitUpToABound() {
        assertThat(Stream.iterate(Backoff.NONE.afterCrash(SHORT), backoff -> backoff.afterCrash(SHORT))
                        .limit(8)
                        .map(backoff -> backoff.delay().toMillis()))
                .containsExactly(100L, 200L, 400L, 800L, 1_600L, 3_200L, 3_200L, 3_200L);
    }

    @Test
    void aLongLifeIsForgivenAndCrashesAloneAreNeverTheEnd() {
        Backoff backoff = Backoff.NONE;
        for (int crash = 0; crash < 100; crash++) {
            backoff = backoff.afterCrash(SHORT);
        }
        assertThat(backoff.givesUp()).isFalse();
        assertThat(backoff.afterCrash(LONG).delay()).isEqualTo(Duration.ofMillis(100));
    }

    @Test
    void whatDoesNotComeUpFiveTimesInARowIsGivenUp() {
        Backoff backoff = Backoff.NONE.afterCrash(LONG);
        for (int start = 1; start < Backoff.FAILED_STARTS_MAX; start++) {
            backoff = backoff.afterFailedStart();
        }
        assertThat(backoff.givesUp()).isFalse();
        assertThat(backoff.afterFailedStart().givesUp()).isTrue();
        assertThat(backoff.afterCrash(SHORT).afterFailedStart().givesUp()).isFalse();
    }
}
