package dev.onsale.practice;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Looking again and again whether something has come about. */
final class Looks {
    private static final long PAUSE_MS = 5;

    private Looks() {}

    /** Between two looks: whoever looks without a pause takes the processor from those who are waited for. */
    static void pause() {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(PAUSE_MS));
    }
}
