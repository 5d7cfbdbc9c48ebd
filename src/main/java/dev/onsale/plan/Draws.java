package dev.onsale.plan;

import java.time.Duration;

/**
 * Keyed randomness: each draw is a pure function of (seed, visitor, decision, occurrence). Two runs with one seed make
 * the same draws, whatever the order in which they are drawn and however fast the target responds.
 *
 * <pre>{@code
 * Draws draws = Draws.of(plan.seed());
 * boolean leaves = draws.chance(0.35, visitor, "abandon");
 * Duration thinking = draws.duration(Delay.between(ofSeconds(4), ofSeconds(8)), visitor, "think", 2);
 * }</pre>
 *
 * <p>The key is folded with the finaliser of SplitMix64 (Steele, Lea and Flood, 2014), a bijection of 64 bits in which
 * each bit of the input flips each bit of the output with a chance of about one half.
 */
public final class Draws {
    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;
    private static final long FNV_OFFSET = 0xCBF29CE484222325L;
    private static final long FNV_PRIME = 0x100000001B3L;

    private final long seedKey;

    private Draws(long seedKey) {
        this.seedKey = seedKey;
    }

    public static Draws of(long seed) {
        return new Draws(mixed(seed + GOLDEN_GAMMA));
    }

    /** At least 0 and below 1. */
    public double uniform(long visitor, String decision) {
        return uniform(visitor, decision, 0);
    }

    /**
     * At least 0 and below 1.
     *
     * @param occurrence counts how often the visitor takes the same decision, e.g. each poll or retry
     */
    public double uniform(long visitor, String decision, int occurrence) {
        long ofVisitor = mixed(seedKey + GOLDEN_GAMMA * (visitor + 1));
        long ofDecision = mixed(ofVisitor ^ hash(decision));
        long ofOccurrence = mixed(ofDecision + GOLDEN_GAMMA * (occurrence + 1L));
        return (ofOccurrence >>> 11) * 0x1.0p-53;
    }

    /** True with the given share, 0 to 1. */
    public boolean chance(double share, long visitor, String decision) {
        return chance(share, visitor, decision, 0);
    }

    public boolean chance(double share, long visitor, String decision, int occurrence) {
        return uniform(visitor, decision, occurrence) < share;
    }

    /** An index into the weights, with a probability proportional to its weight; the weights need not add up to 1. */
    public int weighted(double[] weights, long visitor, String decision) {
        return weighted(weights, visitor, decision, 0);
    }

    /**
     * An index into the weights, with a probability proportional to its weight.
     *
     * @throws IllegalArgumentException if a weight is negative or none is above 0
     */
    public int weighted(double[] weights, long visitor, String decision, int occurrence) {
        double total = 0;
        int last = -1;
        for (int i = 0; i < weights.length; i++) {
            if (!(weights[i] >= 0)) {
                throw new IllegalArgumentException("weight " + weights[i] + " of " + decision + " is not 0 or more");
            }
            total += weights[i];
            last = weights[i] > 0 ? i : last;
        }
        if (last < 0 || Double.isInfinite(total)) {
            throw new IllegalArgumentException("the weights of " + decision + " add up to " + total);
        }
        double left = uniform(visitor, decision, occurrence) * total;
        for (int i = 0; i < last; i++) {
            left -= weights[i];
            if (left < 0) {
                return i;
            }
        }
        return last;
    }

    public Duration duration(Delay delay, long visitor, String decision) {
        return duration(delay, visitor, decision, 0);
    }

    public Duration duration(Delay delay, long visitor, String decision, int occurrence) {
        return delay.at(uniform(visitor, decision, occurrence));
    }

    private static long hash(String decision) {
        long hash = FNV_OFFSET;
        for (int i = 0; i < decision.length(); i++) {
            hash = (hash ^ decision.charAt(i)) * FNV_PRIME;
        }
        return mixed(hash);
    }

    private static long mixed(long value) {
        long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
