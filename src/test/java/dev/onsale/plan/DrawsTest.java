package dev.onsale.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntToDoubleFunction;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class DrawsTest {
    private static final int MANY = 100_000;
    private final Draws draws = Draws.of(20240711);

    @Test
    void areUniformAlongEveryKey() {
        assertUniform(i -> draws.uniform(i, "think"));
        assertUniform(i -> draws.uniform(7, "think", i));
        assertUniform(i -> draws.uniform(7, "think-" + i));
        assertUniform(i -> Draws.of(i).uniform(0, "think"));
        assertUniform(i -> draws.uniform((long) i << 32, "think"));
    }

    @Test
    void neighbouringKeysAreIndependent() {
        assertIndependent(i -> draws.uniform(i, "think"), i -> draws.uniform(i + 1, "think"));
        assertIndependent(i -> draws.uniform(i, "think"), i -> draws.uniform(i, "thinl"));
        assertIndependent(i -> draws.uniform(i, "think", 0), i -> draws.uniform(i, "think", 1));
        assertIndependent(i -> draws.uniform(i, "think", 1), i -> draws.uniform(i + 1, "think", 0));
        assertIndependent(
                i -> Draws.of(i).uniform(1, "think"), i -> Draws.of(i + 1).uniform(1, "think"));
        assertIndependent(
                i -> Draws.of(i).uniform(1, "think"), i -> Draws.of(i + 1).uniform(0, "think"));
    }

    @Test
    void noTwoKeysShareADraw() {
        Set<Double> seen = new HashSet<>();
        for (int visitor = 0; visitor < 1000; visitor++) {
            for (String decision : List.of("a", "b", "Aa", "BB", "ab", "ba")) {
                for (int occurrence = 0; occurrence < 10; occurrence++) {
                    assertThat(seen.add(draws.uniform(visitor, decision, occurrence)))
                            .isTrue();
                }
            }
        }
    }

    @Property
    void areBelowOneAndTheSameWheneverAsked(@ForAll long seed, @ForAll long visitor, @ForAll String decision) {
        double draw = Draws.of(seed).uniform(visitor, decision);

        assertThat(draw).isGreaterThanOrEqualTo(0).isLessThan(1);
        assertThat(Draws.of(seed).uniform(visitor, decision, 0)).isEqualTo(draw);
    }

    /** Pinned: a seed in somebody's plan must mean the same crowd in every later version. */
    @Test
    void aSeedKeepsItsMeaning() {
        assertThat(Draws.of(1).uniform(0, "think")).isEqualTo(0.3436736200515188);
        assertThat(Draws.of(1).uniform(1, "think", 2)).isEqualTo(0.802328081667198);
    }

    @Test
    void chancesComeInTheirShare() {
        int hits = 0;
        for (int i = 0; i < MANY; i++) {
            hits += draws.chance(0.35, i, "abandon") ? 1 : 0;
            assertThat(draws.chance(0, i, "never")).isFalse();
            assertThat(draws.chance(1, i, "always")).isTrue();
        }
        assertThat(hits / (double) MANY).isCloseTo(0.35, within(4 * Math.sqrt(0.35 * 0.65 / MANY)));
    }

    @Test
    void weightsAreKept() {
        double[] weights = {60, 25, 0, 20, 10, 0};
        int[] counts = new int[weights.length];
        for (int i = 0; i < MANY; i++) {
            counts[draws.weighted(weights, i, "party")]++;
        }
        for (int i = 0; i < weights.length; i++) {
            double share = weights[i] / 115;
            assertThat(counts[i] / (double) MANY)
                    .as("weight %d", i)
                    .isCloseTo(share, within(4 * Math.sqrt(share * (1 - share) / MANY) + 1e-12));
        }
    }

    @Test
    void refusesWeightsThatCannotBe() {
        assertThatThrownBy(() -> draws.weighted(new double[] {1, -1}, 0, "party"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> draws.weighted(new double[] {0, 0}, 0, "party"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> draws.weighted(new double[] {Double.NaN}, 0, "party"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void durationsFollowTheirDelay() {
        Delay uniform = Delay.uniform(Duration.ofSeconds(4), Duration.ofSeconds(8));
        double seconds = 0;
        for (int i = 0; i < MANY; i++) {
            seconds += draws.duration(uniform, i, "think").toNanos() / 1e9 / MANY;
        }
        assertThat(seconds).isCloseTo(6, within(4 * 4 / Math.sqrt(12.0 * MANY)));
    }

    /** Chi-square of 100 boxes: 99 degrees, mean 99, standard deviation 14. */
    private static void assertUniform(IntToDoubleFunction draw) {
        int[] boxes = new int[100];
        for (int i = 0; i < MANY; i++) {
            boxes[(int) (draw.applyAsDouble(i) * 100)]++;
        }
        double spread = 0;
        for (int box : boxes) {
            spread += Math.pow(box - MANY / 100.0, 2) / (MANY / 100.0);
        }
        assertThat(spread).isBetween(99 - 4 * 14.07, 99 + 4.5 * 14.07);
    }

    /** Chi-square of 10 × 10 boxes of pairs, as sensitive to lines and lattices as to plain correlation. */
    private static void assertIndependent(IntToDoubleFunction one, IntToDoubleFunction other) {
        assertUniform(i -> ((int) (one.applyAsDouble(i) * 10) + other.applyAsDouble(i)) / 10);
    }
}
