package dev.onsale.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onsale.plan.AbortRule;
import dev.onsale.record.LastSecond;
import dev.onsale.record.RunSummary.AbortCause;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AbortWatchTest {

    private final AbortWatch watch = new AbortWatch(new AbortRule(0.5, Duration.ofSeconds(3)));

    @Test
    void stopsOnceTheShareHasBeenTooHighForAsLongAsTheRuleSays() {
        assertThat(after(1, 10, 90)).isEmpty();
        assertThat(after(2, 10, 90)).isEmpty();
        assertThat(after(3, 10, 90)).hasValueSatisfying(stop -> {
            assertThat(stop.cause()).isEqualTo(AbortCause.TARGET_FAILED);
            assertThat(stop.detail()).contains("50 %").contains("3 s");
        });
    }

    @Test
    void exactlyTheShareAllowedIsAllowed() {
        for (int second = 1; second <= 20; second++) {
            assertThat(after(second, 50, 50)).isEmpty();
        }
    }

    @Test
    void aGoodSecondStartsTheCountAgain() {
        after(1, 0, 100);
        after(2, 0, 100);
        assertThat(after(3, 100, 0)).isEmpty();
        assertThat(after(4, 0, 100)).isEmpty();
        assertThat(after(5, 0, 100)).isEmpty();
        assertThat(after(6, 0, 100)).isPresent();
    }

    @Test
    void aSecondWithoutResponsesIsNoRecovery() {
        after(1, 0, 100);
        assertThat(after(2, 0, 0)).isEmpty();
        assertThat(after(3, 0, 100)).isPresent();
    }

    @Test
    void beforeTheFirstSecondIsOverNothingIsJudged() {
        assertThat(after(0, 0, 0)).isEmpty();
    }

    @Test
    void looksAtEachSecondOnce() {
        for (int look = 0; look < 20; look++) {
            assertThat(after(1, 0, 100)).isEmpty();
        }
    }

    @Test
    void aTargetThatNeverAnsweredIsUnreachable() {
        watch.after(new LastSecond(1_000, 0, 10, -1), false);
        watch.after(new LastSecond(2_000, 0, 10, -1), false);
        assertThat(watch.after(new LastSecond(3_000, 0, 10, -1), false)).hasValueSatisfying(stop -> {
            assertThat(stop.cause()).isEqualTo(AbortCause.TARGET_UNREACHABLE);
            assertThat(stop.detail()).contains("not answered").contains("3 s");
        });
    }

    private Optional<AbortWatch.Stop> after(int second, long ok, long ko) {
        return watch.after(new LastSecond(second * 1_000L, ok, ko, ok == 0 ? -1 : 5), true);
    }
}
