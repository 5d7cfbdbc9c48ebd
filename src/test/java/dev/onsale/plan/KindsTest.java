package dev.onsale.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.within;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class KindsTest {
    private static final Map<String, Double> SHARES = shares();

    private static Map<String, Double> shares() {
        Map<String, Double> shares = new LinkedHashMap<>();
        shares.put("fan", 0.8);
        shares.put("refresher", 0.12);
        shares.put("bot", 0.05);
        shares.put("clerk", 0.02);
        shares.put("backOffice", 0.01);
        return shares;
    }

    @Test
    void keepsTheSharesOfASmallRunToo() {
        assertThat(Kinds.of(SHARES, 100, 1).counts())
                .containsExactly(
                        entry("fan", 80),
                        entry("refresher", 12),
                        entry("bot", 5),
                        entry("clerk", 2),
                        entry("backOffice", 1));
        assertThat(Kinds.of(SHARES, 10, 1).counts().values()).containsExactly(8, 1, 1, 0, 0);
    }

    @Test
    void comesInNoOrderButTheSeeds() {
        Kinds kinds = Kinds.of(SHARES, 1000, 1);

        List<String> order = IntStream.range(0, 1000).mapToObj(kinds::kind).toList();
        assertThat(IntStream.range(0, 1000).mapToObj(Kinds.of(SHARES, 1000, 1)::kind))
                .isEqualTo(order);
        assertThat(IntStream.range(0, 1000).mapToObj(Kinds.of(SHARES, 1000, 2)::kind))
                .isNotEqualTo(order);
        // Hypergeometric: 120 of 1,000 in either half, standard deviation 5.1.
        assertThat((double) order.subList(0, 500).stream()
                        .filter("refresher"::equals)
                        .count())
                .isCloseTo(60, within(4 * 5.1));
    }

    @Property(tries = 200)
    void everyCountIsWithinOneOfItsShare(
            @ForAll @Size(min = 1, max = 8) List<@IntRange(min = 1, max = 100) Integer> weights,
            @ForAll @IntRange(min = 0, max = 2000) int visitors,
            @ForAll long seed) {
        double total = weights.stream().mapToInt(Integer::intValue).sum();
        Map<String, Double> shares = new LinkedHashMap<>();
        weights.forEach(weight -> shares.put("kind" + shares.size(), weight / total));

        Kinds kinds = Kinds.of(shares, visitors, seed);

        Map<String, Integer> counted = new LinkedHashMap<>();
        shares.keySet().forEach(kind -> counted.put(kind, 0));
        IntStream.range(0, visitors).forEach(i -> counted.merge(kinds.kind(i), 1, Integer::sum));
        assertThat(counted).isEqualTo(kinds.counts());
        shares.forEach(
                (kind, share) -> assertThat((double) counted.get(kind)).isCloseTo(share * visitors, within(1.0)));
    }
}
