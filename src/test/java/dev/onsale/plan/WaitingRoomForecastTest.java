package dev.onsale.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class WaitingRoomForecastTest {
    @Test
    void everybodyWaitsForTheDoors() {
        ArrivalSchedule schedule = schedule(10, 1);
        WaitingRoomForecast room = WaitingRoomForecast.of(schedule, Duration.ofSeconds(2), null);

        assertThat(room.admittedAt(0)).isEqualTo(Duration.ofSeconds(2));
        assertThat(room.admittedAt(9)).isEqualTo(Duration.ofSeconds(2));
        assertThat(room.admittedAfter(Duration.ofSeconds(2))).isZero();
    }

    /** 100 people before the doors, 10/s after them: the last is let in 9.9 s after the first. */
    @Test
    void theQueueDrainsAtTheOutflow() {
        WaitingRoomForecast room = WaitingRoomForecast.of(schedule(100, 1), Duration.ofSeconds(1), 10.0);

        assertThat(room.admittedAt(99)).isEqualTo(Duration.ofMillis(10_900));
        assertThat(room.admittedAfter(Duration.ofSeconds(6))).isEqualTo(49);
        assertThat(room.longestWait()).isLessThan(Duration.ofMillis(10_900)).isGreaterThan(Duration.ofMillis(9_900));
    }

    @Test
    void nobodyWaitsWhereTheOutflowIsAmple() {
        WaitingRoomForecast room = WaitingRoomForecast.of(schedule(10, 10), Duration.ZERO, 100_000.0);

        assertThat(room.longestWait()).isLessThan(Duration.ofMillis(1));
    }

    @Property(tries = 100)
    void neverLetsInMoreThanItsOutflow(
            @ForAll @IntRange(min = 1, max = 200) int rate,
            @ForAll @IntRange(min = 1, max = 200) int outflow,
            @ForAll @IntRange(min = 0, max = 4) int doorsAtSeconds) {
        ArrivalSchedule schedule = schedule(rate, 5);
        WaitingRoomForecast room =
                WaitingRoomForecast.of(schedule, Duration.ofSeconds(doorsAtSeconds), (double) outflow);

        int all = schedule.visitors();
        for (int second = 0; second < 10; second++) {
            int within =
                    room.admittedAfter(Duration.ofSeconds(second)) - room.admittedAfter(Duration.ofSeconds(second + 1));
            assertThat(within).isLessThanOrEqualTo(outflow + 1);
        }
        for (int i = 0; i < all; i++) {
            assertThat(room.admittedAt(i).toNanos()).isGreaterThanOrEqualTo(schedule.offsetNanos(i));
        }
    }

    private static ArrivalSchedule schedule(double rate, int seconds) {
        return ArrivalSchedule.of(
                List.of(new Arrival("all", rate, rate, Duration.ofSeconds(seconds), Shape.CONSTANT)), 1);
    }
}
