package dev.onsale.practice.store;

import java.util.SplittableRandom;
import java.util.function.Supplier;

/** Applies the bursts over time: what is wrong with the connection now, and when that changes. */
final class Disturbance {
    /** The share of the open connections that a reset breaks. */
    private static final double RESET_SHARE = 0.5;

    private final Supplier<Bursts.Burst> bursts;
    private final long beganMs;
    private final SplittableRandom random;
    private Bursts.Burst burst;
    private int resetsDone;

    /**
     * @param bursts one after another, without end
     * @param seed decides which connections are reset
     * @param nowMs of a clock that never goes back; the bursts begin from here
     */
    Disturbance(Supplier<Bursts.Burst> bursts, long seed, long nowMs) {
        this.bursts = bursts;
        this.beganMs = nowMs;
        this.random = new SplittableRandom(~seed);
        this.burst = bursts.get();
    }

    /** Advances to the present; to be called before any query. */
    void advance(long nowMs) {
        while (nowMs - beganMs >= burst.endMs()) {
            burst = bursts.get();
            resetsDone = 0;
        }
    }

    /** Whether nothing passes. */
    boolean stalls(long nowMs) {
        return nowMs - beganMs >= burst.startMs();
    }

    /** Whether another reset is due; each is reported once. */
    boolean isResetDue(long nowMs) {
        boolean due = resetsDone < burst.resetsAtMs().size()
                && nowMs - beganMs >= burst.resetsAtMs().get(resetsDone);
        if (due) {
            resetsDone++;
        }
        return due;
    }

    /** Whether a reset hits the next connection. */
    boolean hits() {
        return random.nextDouble() < RESET_SHARE;
    }

    /** How long until anything changes, at least 1. */
    long untilChangeMs(long nowMs) {
        long atMs = nowMs - beganMs;
        long next = burst.endMs();
        if (atMs < burst.startMs()) {
            next = burst.startMs();
        } else if (resetsDone < burst.resetsAtMs().size()) {
            next = burst.resetsAtMs().get(resetsDone);
        }
        return Math.max(1, next - atMs);
    }
}
