package dev.onsale.practice.front;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

class EvenShareTest {
    /** Its discrepancy grows with the logarithm of the length: below 4 for a thousand. */
    @Property(tries = 200)
    void ofAnyStretchItPicksTheShareGiveOrTakeAFew(
            @ForAll @DoubleRange(min = 0, max = 1) double share,
            @ForAll @IntRange(min = 0, max = 5_000) int before,
            @ForAll @IntRange(min = 1, max = 1_000) int length) {
        EvenShare even = new EvenShare();
        for (int comer = 0; comer < before; comer++) {
            even.picksNext(share);
        }
        int picked = 0;
        for (int comer = 0; comer < length; comer++) {
            picked += even.picksNext(share) ? 1 : 0;
        }
        assertThat((double) picked).isBetween(share * length - 4, share * length + 4);
    }

    @Property(tries = 20)
    void nobodyAndEverybody(@ForAll @IntRange(min = 1, max = 1_000) int length) {
        EvenShare even = new EvenShare();
        for (int comer = 0; comer < length; comer++) {
            assertThat(even.picksNext(0)).isFalse();
            assertThat(even.picksNext(1)).isTrue();
        }
    }
}
