package dev.onsale.practice.store;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * When the connection to the store fails, and for how long: without end, at instants drawn from the seed.
 *
 * <p>Between two bursts it works for 4 to 9 s (uniform), before the first for 2 to 5 s. At strength 1 a burst lasts 1.0
 * to 2.2 s (uniform), so that it fails for about a fifth of the time; the length is in proportion to the strength.
 * Within a burst connections are reset at one to three instants, in proportion to the strength too and at least once.
 */
final class Bursts {
    private static final int GAP_MS_MIN = 4_000;
    private static final int GAP_MS_MAX = 9_000;
    private static final int FIRST_MS_MIN = 2_000;
    private static final int FIRST_MS_MAX = 5_000;
    private static final int LENGTH_MS_MIN = 1_000;
    private static final int LENGTH_MS_MAX = 2_200;
    private static final int RESETS_MAX = 3;

    /**
     * One burst.
     *
     * @param startMs since the bursts began
     * @param endMs when the connection works again
     * @param resetsAtMs when connections are reset, ascending, between the two
     */
    record Burst(long startMs, long endMs, List<Long> resetsAtMs) {}

    private final double strength;
    private final SplittableRandom random;
    private long endMs;
    private boolean first = true;

    /** @param strength above 0 */
    Bursts(double strength, long seed) {
        this.strength = strength;
        this.random = new SplittableRandom(seed);
    }

    /** The next one; it begins after the last one has ended. */
    Burst next() {
        long startMs = endMs + (first ? between(FIRST_MS_MIN, FIRST_MS_MAX) : between(GAP_MS_MIN, GAP_MS_MAX));
        first = false;
        long lengthMs = Math.max(1, Math.round(between(LENGTH_MS_MIN, LENGTH_MS_MAX) * strength));
        endMs = startMs + lengthMs;
        long resets = Math.max(1, Math.round(between(1, RESETS_MAX) * strength));
        List<Long> resetsAtMs = new ArrayList<>();
        for (int reset = 0; reset < resets; reset++) {
            resetsAtMs.add(startMs + random.nextLong(lengthMs));
        }
        resetsAtMs.sort(Long::compare);
        return new Burst(startMs, endMs, List.copyOf(resetsAtMs));
    }

    private int between(int from, int to) {
        return random.nextInt(from, to + 1);
    }
}
