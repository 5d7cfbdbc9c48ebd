package dev.onsale.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onsale.load.Companions.Heard;
import dev.onsale.plan.AbortRule;
import dev.onsale.record.RunSummary.AbortCause;
import dev.onsale.record.live.LastSecond;
import dev.onsale.record.live.Progress;
import dev.onsale.report.StopWords;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class LoadOfAllTest {
    private final LoadOfAll all = new LoadOfAll(new AbortRule(0.5, Duration.ofSeconds(3)));

    static Heard heard(long second, long ok, long ko, boolean answered) {
        return new Heard(
                new Progress(second * 1_000, 9_000, "doors", new Progress.Visitors(50, 40, 39, 7, 3), 120, 0),
                new LastSecond(second * 1_000, ok, ko, 0, 120, ko == 0 ? -1 : second * 1_000 - 900),
                List.of(),
                answered,
                "127.0.0.1:8080",
                ok + ko);
    }

    @Test
    void oneInjectorWhoseRequestsAllFailEndsNothingWhileTheOthersFareWell() {
        for (long second = 1; second <= 9; second++) {
            assertThat(all.stop(List.of(heard(second, 0, 100, true), heard(second, 101, 0, true))))
                    .isEmpty();
        }
    }

    @Test
    void theTargetThatFailsMostOfAllEndsAll() {
        for (long second = 1; second <= 2; second++) {
            assertThat(all.stop(List.of(heard(second, 0, 100, true), heard(second, 40, 0, true))))
                    .isEmpty();
        }
        assertThat(all.stop(List.of(heard(3, 0, 100, true), heard(3, 40, 0, true))))
                .hasValueSatisfying(stop -> {
                    assertThat(stop.why().cause()).isEqualTo(AbortCause.TARGET_FAILED);
                    assertThat(StopWords.of(stop.why())).contains("more than 50 % of requests failed for 3 s");
                    assertThat(stop.sinceMs()).isEqualTo(100);
                });
    }

    @Test
    void whatIsShownIsTheSum() {
        Progress both = LoadOfAll.progress(List.of(heard(3, 10, 10, true), heard(4, 30, 0, true)))
                .orElseThrow();
        assertThat(both.elapsedMs()).isEqualTo(4_000);
        assertThat(both.visitors().planned()).isEqualTo(100);
        assertThat(both.visitors().started()).isEqualTo(78);
        assertThat(both.errorShare()).isEqualTo(0.2);
    }

    @Test
    void newsComeThroughAsTheyWereTold() {
        Heard told = heard(3, 10, 10, true);
        Message message =
                Message.decoded(News.told(Message.EMPTY.with("shard", 1), told).encoded());
        assertThat(News.of(message)).contains(told);
        assertThat(News.of(Message.EMPTY)).isEmpty();
    }
}
