package dev.onsale.practice.front;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class WaitingRoomTest {
    private static final long DOORS_AT_MS = 10_000;

    private long nowMs;
    private final InstantSource clock = () -> Instant.ofEpochMilli(nowMs);

    @Test
    void beforeDoorsEverybodyWaits() {
        WaitingRoom room = new WaitingRoom(clock, DOORS_AT_MS, 30, 1);
        room.join("a");
        room.join("b");
        nowMs = DOORS_AT_MS - 1;
        assertThat(room.place("a")).hasValue(1);
        assertThat(room.place("b")).hasValue(2);
        assertThat(room.admitted()).isZero();
        assertThat(room.waiting()).isEqualTo(2);
        assertThat(room.admittedPerSecond()).isEmpty();
        assertThat(room.place("nobody")).isEmpty();
    }

    @Test
    void aVisitorIsInThePreQueueThenWaitsThenIsAdmitted() {
        WaitingRoom room = new WaitingRoom(clock, DOORS_AT_MS, 10, 1);
        room.join("a");
        nowMs = DOORS_AT_MS - 1;
        assertThat(room.state("a")).contains(QueueState.PRE_QUEUE);
        nowMs = DOORS_AT_MS;
        room.join("b");
        assertThat(room.state("a")).contains(QueueState.ADMITTED);
        assertThat(room.state("b")).contains(QueueState.WAITING);
        nowMs = DOORS_AT_MS + 100;
        assertThat(room.state("b")).contains(QueueState.ADMITTED);
        assertThat(room.state("nobody")).isEmpty();
    }

    @Test
    void tenASecondAdmitsOneEveryHundredMilliseconds() {
        WaitingRoom room = new WaitingRoom(clock, DOORS_AT_MS, 10, 1);
        IntStream.range(0, 25).forEach(id -> room.join("v" + id));
        assertThat(List.of(0, 99, 100, 1_000, 2_000, 9_000).stream().map(afterDoorsMs -> {
                    nowMs = DOORS_AT_MS + afterDoorsMs;
                    return room.admitted();
                }))
                .containsExactly(1, 1, 2, 11, 21, 25);
        assertThat(room.admittedPerSecond()).containsExactly(10, 10, 5, 0, 0, 0, 0, 0, 0, 0);
    }

    @Test
    void thoseBeforeDoorsAreShuffledBySeedAndLaterOnesFollowInOrder() {
        assertThat(orderOfAdmission(1)).isEqualTo(orderOfAdmission(1)).isNotEqualTo(orderOfAdmission(2));
        assertThat(orderOfAdmission(1).subList(20, 25)).containsExactly("v20", "v21", "v22", "v23", "v24");
        assertThat(orderOfAdmission(1).subList(0, 20))
                .doesNotContain("v20")
                .isNotEqualTo(IntStream.range(0, 20).mapToObj(id -> "v" + id).toList());
    }

    @Test
    void aSlotThatNobodyTookIsLost() {
        WaitingRoom room = new WaitingRoom(clock, DOORS_AT_MS, 10, 1);
        nowMs = DOORS_AT_MS + 5_000;
        IntStream.range(0, 10).forEach(id -> room.join("v" + id));
        assertThat(room.admitted()).isEqualTo(1);
        nowMs += 500;
        assertThat(room.admitted()).isEqualTo(6);
    }

    @Test
    void withoutALimitEverybodyIsInAtOnce() {
        WaitingRoom room = new WaitingRoom(clock, 0, Double.POSITIVE_INFINITY, 1);
        IntStream.range(0, 100).forEach(id -> room.join("v" + id));
        assertThat(room.admitted()).isEqualTo(100);
    }

    @Property
    void theNumberAdmittedKeepsToTheOutflow(
            @ForAll @DoubleRange(min = 0.5, max = 500) double outflow,
            @ForAll @IntRange(min = 0, max = 300) int early,
            @ForAll List<@IntRange(min = 0, max = 200) Integer> pausesMs) {
        nowMs = 0;
        WaitingRoom room = new WaitingRoom(clock, DOORS_AT_MS, outflow, 1);
        IntStream.range(0, early).forEach(id -> room.join("early" + id));
        nowMs = DOORS_AT_MS;
        int joined = early;
        boolean everIdle = false;
        for (int pauseMs : pausesMs) {
            nowMs += pauseMs;
            double slots = outflow * (nowMs - DOORS_AT_MS) / 1_000;
            int admitted = room.admitted();
            assertThat((double) admitted).isLessThanOrEqualTo(slots + 1 + 1e-6).isLessThanOrEqualTo(joined);
            everIdle |= admitted == joined;
            if (!everIdle) {
                assertThat((double) admitted).isGreaterThanOrEqualTo(slots - 1 - 1e-6);
            }
            room.join("late" + joined++);
        }
    }

    private List<String> orderOfAdmission(long seed) {
        nowMs = 0;
        WaitingRoom room = new WaitingRoom(clock, DOORS_AT_MS, 10, seed);
        IntStream.range(0, 20).forEach(id -> room.join("v" + id));
        nowMs = DOORS_AT_MS;
        IntStream.range(20, 25).forEach(id -> room.join("v" + id));
        return IntStream.range(0, 25)
                .mapToObj(id -> "v" + id)
                .sorted(java.util.Comparator.comparingInt(id -> room.place(id).orElseThrow()))
                .toList();
    }
}
