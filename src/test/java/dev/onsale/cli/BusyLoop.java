package dev.onsale.cli;

import java.util.concurrent.TimeUnit;

/** Another program that wants one core for so many seconds, and no longer. */
final class BusyLoop {

    private BusyLoop() {}

    public static void main(String[] arguments) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(Long.parseLong(arguments[0]));
        while (System.nanoTime() < end) {
            Thread.onSpinWait();
        }
    }
}
