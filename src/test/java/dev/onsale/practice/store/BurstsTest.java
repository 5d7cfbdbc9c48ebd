package dev.onsale.practice.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onsale.practice.store.Bursts.Burst;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;

class BurstsTest {
    @Property(tries = 200)
    void oneSeedHasOneSeriesOfBurstsWhoseLengthAndResetsGrowWithTheStrength(
            @ForAll long seed, @ForAll @DoubleRange(min = 0.01, max = 10) double strength) {
        List<Burst> bursts = first(20, strength, seed);
        assertThat(bursts).isEqualTo(first(20, strength, seed));
        long lastEndMs = 0;
        for (Burst burst : bursts) {
            long gapMs = burst.startMs() - lastEndMs;
            assertThat(gapMs).isBetween(lastEndMs == 0 ? 2_000L : 4_000L, lastEndMs == 0 ? 5_000L : 9_000L);
            double lengthMs = burst.endMs() - burst.startMs();
            assertThat(lengthMs).isBetween(1_000 * strength - 1, 2_200 * strength + 1);
            assertThat(burst.resetsAtMs())
                    .hasSizeBetween(1, (int) Math.max(1, Math.ceil(3 * strength)))
                    .isSorted()
                    .allMatch(atMs -> atMs >= burst.startMs() && atMs < burst.endMs());
            lastEndMs = burst.endMs();
        }
    }

    @Property(tries = 200)
    void atStrengthOneThreeBurstsAreOverWithinHalfAMinute(@ForAll long seed) {
        assertThat(first(3, 1, seed).get(2).endMs()).isLessThan(30_000);
    }

    private static List<Burst> first(int count, double strength, long seed) {
        return Stream.generate(new Bursts(strength, seed)::next).limit(count).toList();
    }
}
