package dev.onsale.practice;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Looking again and again whether something has come about. */
final class Looks {
    private static final long PAUSE_MS = 5;
    private static final long LONG_PAUSE_MS = 50;

    private Looks() {}

    /** Between two looks: whoever looks without a pause takes the processor from those who are waited for. */
    static void pause() {
        pause(PAUSE_MS);
    }

    /**
     * Between two looks at the shop's status, for which every node and the database are asked: looked at every few
     * milliseconds, it took more than the start of the node that was waited for.
     */
    static void longPause() {
        pause(LONG_PAUSE_MS);
    }

    private static void pause(long ms) {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(ms));
    }
}
