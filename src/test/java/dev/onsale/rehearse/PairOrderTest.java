package dev.onsale.rehearse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class PairOrderTest {

    @Property(tries = 200)
    void everyTwoPairsAreBalanced(@ForAll String run, @ForAll @IntRange(max = 20) int block) {
        PairOrder order = new PairOrder(run);
        assertThat(order.isBaselineFirst(2 * block)).isNotEqualTo(order.isBaselineFirst(2 * block + 1));
    }

    @Test
    void anotherRunDrawsAnotherOrderAndTheSameRunTheSame() {
        long baselineFirst = IntStream.range(0, 1_000)
                .filter(night -> new PairOrder("20261130-0200-arena-" + night).isBaselineFirst(0))
                .count();
        assertThat(baselineFirst).isBetween(400L, 600L);
        assertThat(new PairOrder("a").isBaselineFirst(4)).isEqualTo(new PairOrder("a").isBaselineFirst(4));
    }
}
