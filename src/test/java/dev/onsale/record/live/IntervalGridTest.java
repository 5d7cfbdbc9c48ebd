package dev.onsale.record.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

class IntervalGridTest {
    @Example
    void cutsAtWholeSecondsAndAtPhases() {
        IntervalGrid grid = new IntervalGrid(List.of(
                new PhaseBoundary("early", 0), new PhaseBoundary("doors", 1_500), new PhaseBoundary("tail", 3_000)));

        assertThat(List.of(grid.startMs(0), grid.startMs(1), grid.startMs(2), grid.startMs(3), grid.startMs(4)))
                .containsExactly(0L, 1_000L, 1_500L, 2_000L, 3_000L);
        assertThat(List.of(grid.phaseOf(0), grid.phaseOf(1), grid.phaseOf(2), grid.phaseOf(3), grid.phaseOf(4)))
                .containsExactly(0, 0, 1, 1, 2);
        assertThat(grid.intervalAt(1_499)).isEqualTo(1);
        assertThat(grid.intervalAt(1_500)).isEqualTo(2);
        assertThat(grid.intervalAt(-1)).isZero();
    }

    @Property
    void everyInstantLiesInItsInterval(
            @ForAll("phases") List<PhaseBoundary> phases, @ForAll @LongRange(max = 30_000) long ms) {
        IntervalGrid grid = new IntervalGrid(phases);

        int interval = grid.intervalAt(ms);

        assertThat(ms).isBetween(grid.startMs(interval), grid.endMs(interval) - 1);
        assertThat(grid.endMs(interval) - grid.startMs(interval)).isBetween(1L, 1_000L);
        String phase = phases.stream()
                .filter(boundary -> boundary.startMs() <= ms)
                .reduce((earlier, later) -> later)
                .orElseThrow()
                .name();
        assertThat(grid.phaseNames().get(grid.phaseOf(interval))).isEqualTo(phase);
    }

    @Property
    void aWindowTouchesNoMoreIntervalsThanSaid(
            @ForAll("phases") List<PhaseBoundary> phases,
            @ForAll @LongRange(max = 30_000) long ms,
            @ForAll @IntRange(min = 1, max = 3_000) int windowMs) {
        IntervalGrid grid = new IntervalGrid(phases);

        assertThat(grid.intervalAt(ms + windowMs) - grid.intervalAt(ms) + 1)
                .isLessThanOrEqualTo(grid.touchedBy(windowMs));
    }

    @Example
    void refusesPhasesThatDoNotBeginAtZeroOrAreOutOfOrder() {
        assertThatThrownBy(() -> new IntervalGrid(List.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new IntervalGrid(List.of(new PhaseBoundary("a", 1))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new IntervalGrid(List.of(new PhaseBoundary("a", 0), new PhaseBoundary("b", 0))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Provide
    Arbitrary<List<PhaseBoundary>> phases() {
        return Arbitraries.longs().between(1, 25_000).set().ofMaxSize(12).map(starts -> {
            List<PhaseBoundary> phases = new ArrayList<>();
            phases.add(new PhaseBoundary("p0", 0));
            for (long start : new TreeSet<>(starts)) {
                phases.add(new PhaseBoundary("p" + phases.size(), start));
            }
            return phases;
        });
    }
}
