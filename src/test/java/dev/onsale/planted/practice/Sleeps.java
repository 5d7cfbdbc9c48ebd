package dev.onsale.planted.practice;

import java.util.concurrent.TimeUnit;

/** A delay where a mechanism should be. */
public final class Sleeps {
    void inAThread() throws InterruptedException {
        Thread.sleep(1);
    }

    void inAUnit() throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(1);
    }
}
