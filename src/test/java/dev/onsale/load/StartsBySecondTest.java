package dev.onsale.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onsale.plan.ArrivalSchedule;
import dev.onsale.record.PerSecond;
import dev.onsale.record.Starts;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class StartsBySecondTest {

    private final ArrivalSchedule schedule = EngineRun.schedule(20, Duration.ofSeconds(3));
    private final StartsBySecond starts = new StartsBySecond(schedule);

    @Test
    void everyVisitorIsDueInOneSecondAndStartsInOne() {
        for (int visitor = 0; visitor < schedule.visitors(); visitor++) {
            starts.started(schedule.offsetNanos(visitor) / 1_000_000);
        }
        Starts counted = starts.upTo(schedule.visitors());
        assertThat(counted.due()).isEqualTo(counted.started());
        assertThat(counted.due().counts()).hasSize(3);
        assertThat(counted.due().counts().stream().mapToLong(Long::longValue).sum())
                .isEqualTo(schedule.visitors());
    }

    @Test
    void lateStartsCountInTheSecondInWhichTheyCame() {
        starts.started(-4);
        starts.started(999);
        starts.started(4_000);
        starts.started(3_600_000);
        List<Long> started = starts.upTo(0).started().counts();
        assertThat(started.subList(0, 5)).containsExactly(2L, 0L, 0L, 0L, 1L);
        assertThat(started.get(started.size() - 1)).as("an hour late").isEqualTo(1);
    }

    @Test
    void thoseNotYetDueAtAnAbortAreNotAwaited() {
        Starts counted = starts.upTo(5);
        assertThat(counted.due().counts().stream().mapToLong(Long::longValue).sum())
                .isEqualTo(5);
    }

    @Test
    void countsAreOneStringInJson() {
        assertThat(new PerSecond(List.of(9L, 0L, 35L)).text()).isEqualTo("9 0 35");
        assertThat(PerSecond.parse("9 0 35")).isEqualTo(new PerSecond(List.of(9L, 0L, 35L)));
        assertThat(PerSecond.parse("").counts()).isEmpty();
        assertThat(PerSecond.parse("9 0 35").in(7)).isZero();
    }
}
