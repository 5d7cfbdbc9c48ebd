package dev.onsale.practice.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onsale.practice.store.Bursts.Burst;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;

class DisturbanceTest {
    private final Iterator<Burst> bursts = List.of(
                    new Burst(100, 200, List.of(100L, 150L)),
                    new Burst(300, 310, List.of(309L)),
                    new Burst(9_000, 9_001, List.of(9_000L)))
            .iterator();
    private final Disturbance disturbance = new Disturbance(bursts::next, 1, 5_000);

    @Test
    void nothingPassesFromABurstsStartToItsEnd() {
        assertThat(List.of(5_000L, 5_099L, 5_100L, 5_199L, 5_200L, 5_299L, 5_305L, 5_310L).stream()
                        .map(this::stalls))
                .containsExactly(false, false, true, true, false, false, true, false);
    }

    @Test
    void eachResetIsToldOnce() {
        disturbance.advance(5_120);
        assertThat(List.of(5_099L, 5_120L, 5_120L, 5_149L, 5_150L, 5_199L).stream()
                        .map(disturbance::isResetDue))
                .containsExactly(false, true, false, false, true, false);
        disturbance.advance(5_309);
        assertThat(disturbance.isResetDue(5_309)).isTrue();
    }

    @Test
    void itSaysWhenSomethingChangesNext() {
        assertThat(disturbance.untilChangeMs(5_000)).isEqualTo(100);
        disturbance.advance(5_100);
        disturbance.isResetDue(5_100);
        assertThat(disturbance.untilChangeMs(5_100)).isEqualTo(50);
        disturbance.isResetDue(5_150);
        assertThat(disturbance.untilChangeMs(5_150)).isEqualTo(50);
        assertThat(disturbance.untilChangeMs(5_260)).isEqualTo(1);
        disturbance.advance(5_200);
        assertThat(disturbance.untilChangeMs(5_200)).isEqualTo(100);
    }

    @Test
    void aResetHitsAboutHalfOfTheConnections() {
        long hit = java.util.stream.IntStream.range(0, 1_000)
                .filter(connection -> disturbance.hits())
                .count();
        assertThat(hit).isBetween(450L, 550L);
    }

    private boolean stalls(long nowMs) {
        disturbance.advance(nowMs);
        return disturbance.stalls(nowMs);
    }
}
