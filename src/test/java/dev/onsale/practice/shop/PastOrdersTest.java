package dev.onsale.practice.shop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class PastOrdersTest {
    @Property(tries = 100)
    void exactlyOneOfEveryFiftyPagesIsChosen(@ForAll long seed) {
        PastOrders orders = new PastOrders(1, seed, "n1");
        for (long first = 0; first < 1_000; first += PastOrders.ONE_IN) {
            assertThat(LongStream.range(first, first + PastOrders.ONE_IN).filter(orders::isChosen))
                    .hasSize(1);
        }
    }

    @Test
    void theSameSeedChoosesTheSamePagesAndNodesDiffer() {
        assertThat(chosen(7, "n1"))
                .isEqualTo(chosen(7, "n1"))
                .isNotEqualTo(chosen(8, "n1"))
                .isNotEqualTo(chosen(7, "n2"));
    }

    @Test
    void theRowsFollowTheStrength() {
        assertThat(PastOrders.rows(0)).isZero();
        assertThat(PastOrders.rows(10)).isEqualTo(10 * PastOrders.rows(1));
    }

    private static List<Long> chosen(long seed, String node) {
        return LongStream.range(0, 500)
                .filter(new PastOrders(1, seed, node)::isChosen)
                .boxed()
                .toList();
    }
}
