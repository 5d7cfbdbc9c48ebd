package dev.onsale.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onsale.plan.AbortRule;
import dev.onsale.record.RunSummary.AbortCause;
import dev.onsale.record.live.LastSecond;
import dev.onsale.report.StopWords;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AbortWatchTest {

    private static final AbortWatch.Contact MET = new AbortWatch.Contact(true, "127.0.0.1:80", 100);

    private final AbortWatch watch = new AbortWatch(new AbortRule(0.5, Duration.ofSeconds(3)));

    @Test
    void stopsOnceTheShareHasBeenTooHighForAsLongAsTheRuleSays() {
        assertThat(after(1, 10, 90)).isEmpty();
        assertThat(after(2, 10, 90)).isEmpty();
        assertThat(after(3, 10, 90)).hasValueSatisfying(stop -> {
            assertThat(stop.why().cause()).isEqualTo(AbortCause.TARGET_FAILED);
            assertThat(StopWords.of(stop.why())).contains("50 %").contains("3 s");
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
    void ordinaryRefusalsCountAsAnswersAndNotAsFailures() {
        for (int second = 1; second <= 20; second++) {
            assertThat(watch.after(new LastSecond(second * 1_000L, 5, 95, 95, 20, 0), List.of(), MET))
                    .isEmpty();
            assertThat(watch.after(new LastSecond(second * 1_000L, 0, 95, 95, -1, 0), List.of(), MET))
                    .isEmpty();
        }
        for (int second = 21; second <= 22; second++) {
            watch.after(new LastSecond(second * 1_000L, 0, 95, 40, -1, 0), List.of(), MET);
        }
        assertThat(watch.after(new LastSecond(23_000, 0, 95, 40, -1, 0), List.of(), MET))
                .isPresent();
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
    void aTargetThatNeverAcceptedAConnectionIsUnreachable() {
        AbortWatch.Contact none = new AbortWatch.Contact(false, null, 30);
        watch.after(new LastSecond(1_000, 0, 10, -1), List.of(), none);
        watch.after(new LastSecond(2_000, 0, 10, -1), List.of(), none);
        assertThat(watch.after(new LastSecond(3_000, 0, 10, -1), List.of(), none))
                .hasValueSatisfying(stop -> {
                    assertThat(stop.why().cause()).isEqualTo(AbortCause.TARGET_UNREACHABLE);
                    assertThat(StopWords.of(stop.why()))
                            .contains("not answered")
                            .contains("3 s");
                });
    }

    @Test
    void aTargetThatAcceptsConnectionsAndAnswersNothingFailsAndIsNamed() {
        AbortWatch.Contact silent = new AbortWatch.Contact(false, "127.0.0.1:18080", 240);
        List<Long> waiting = List.of(900L, 40L, 70L);
        for (int second = 1; second <= 2; second++) {
            assertThat(watch.after(new LastSecond(second * 1_000L, 0, 0, -1), waiting, silent))
                    .isEmpty();
        }
        assertThat(watch.after(new LastSecond(3_000, 0, 0, -1), waiting, silent))
                .hasValueSatisfying(stop -> {
                    assertThat(stop.why().cause()).isEqualTo(AbortCause.TARGET_FAILED);
                    assertThat(StopWords.of(stop.why()))
                            .startsWith("127.0.0.1:18080 accepted connections and answered none of 240 requests");
                    assertThat(stop.sinceMs())
                            .as("when the first of them was sent")
                            .isEqualTo(40);
                });
    }

    @Test
    void requestsThatStayOpenCountAsFailedWhileTheyAreOpen() {
        List<Long> open = new ArrayList<>();
        for (int second = 1; second <= 3; second++) {
            open.addAll(Collections.nCopies(11, second * 1_000L));
            assertThat(watch.after(new LastSecond(second * 1_000L, 10, 0, 5), open, MET)
                            .isPresent())
                    .isEqualTo(second == 3);
        }
    }

    /** Two of a hundred a second that hang for a minute are 2 %, however many of them are open at once. */
    @Test
    void aFewThatHangForLongAreAFew() {
        List<Long> open = new ArrayList<>();
        for (int second = 1; second <= 120; second++) {
            open.addAll(Collections.nCopies(2, second * 1_000L));
            assertThat(watch.after(new LastSecond(second * 1_000L, 98, 0, 5), open, MET))
                    .isEmpty();
        }
    }

    @Test
    void oneSecondWithoutAnAnswerWhileRequestsHangIsNoRecovery() {
        List<Long> open = Collections.nCopies(20, 500L);
        for (int second = 1; second <= 3; second++) {
            assertThat(watch.after(new LastSecond(second * 1_000L, 0, 0, -1), open, MET)
                            .isPresent())
                    .isEqualTo(second == 3);
        }
    }

    @Test
    void theFailureIsDatedByTheFirstOfItsUnbrokenStretch() {
        watch.after(new LastSecond(1_000, 0, 100, 0, -1, 200), List.of(), MET);
        watch.after(new LastSecond(2_000, 100, 0, 5), List.of(), MET);
        watch.after(new LastSecond(3_000, 10, 90, 0, 5, 2_345), List.of(), MET);
        watch.after(new LastSecond(4_000, 10, 90, 0, 5, 3_001), List.of(), MET);
        assertThat(watch.after(new LastSecond(5_000, 0, 90, 0, 5, 4_001), List.of(), MET))
                .hasValueSatisfying(stop -> assertThat(stop.sinceMs()).isEqualTo(2_345));
    }

    private Optional<AbortWatch.Stop> after(int second, long ok, long ko) {
        return watch.after(new LastSecond(second * 1_000L, ok, ko, ok == 0 ? -1 : 5), List.of(), MET);
    }
}
