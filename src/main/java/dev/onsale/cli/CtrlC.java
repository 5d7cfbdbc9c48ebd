package dev.onsale.cli;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import sun.misc.Signal;

/**
 * Who asks this process to end: Ctrl-C, TERM, HUP, or the launcher by its own death. The first time, what is under way
 * ends soon and its report is written; the second time, the process ends. A shutdown hook could not do it: it runs
 * beside the practice box office's own, which would be gone too soon.
 */
final class CtrlC {
    /** One key reaches a process twice, from the terminal and from the launcher; one {@code timeout} three times. */
    static final long SAME_WITHIN_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final LongSupplier nanoTime;
    private Runnable atOnce = () -> {};
    private @Nullable Runnable stop;
    private boolean asked;
    private boolean telling;
    private long heardAtNanos;

    CtrlC(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /**
     * From now on it is heard.
     *
     * @param atOnce ends the process at once; called in a thread of its own
     */
    void listen(Runnable atOnce) {
        synchronized (this) {
            this.atOnce = atOnce;
        }
        for (String name : new String[] {"INT", "TERM", "HUP"}) {
            Signal.handle(new Signal(name), signal -> heard());
        }
    }

    /** Somebody asks, or asks again. */
    void heard() {
        Runnable answer;
        synchronized (this) {
            long nowNanos = nanoTime.getAsLong();
            if (asked && nowNanos - heardAtNanos < SAME_WITHIN_NANOS) {
                return;
            }
            if (!asked && telling) {
                // The verdict is out, or nearly: its code stands, and closing goes on.
                answer = () -> {};
            } else {
                answer = asked || stop == null ? atOnce : stop;
            }
            asked = true;
            heardAtNanos = nowNanos;
        }
        answer.run();
    }

    /** @param stop ends the run under way soon, and lets no other begin; safe from any thread */
    void stops(Runnable stop, Console console) {
        ends(() -> {
            console.progress("stopping and writing the report; press Ctrl-C again to end at once");
            stop.run();
        });
    }

    /** @param end ends soon what is under way; safe from any thread, and called at once if somebody has asked already */
    void ends(Runnable end) {
        boolean already;
        synchronized (this) {
            already = asked;
            stop = end;
        }
        if (already) {
            end.run();
        }
    }

    /**
     * Does what ends soon, with whatever exception, when its thread is interrupted: that is what the first time does.
     * It may as well end as if nothing had been asked; then {@link #stops} tells.
     */
    <T> T interruptible(Supplier<T> work) {
        ends(Thread.currentThread()::interrupt);
        try {
            return work.get();
        } finally {
            synchronized (this) {
                stop = () -> {};
            }
            Thread.interrupted();
        }
    }

    /**
     * Before a verdict is told: from here on its exit code stands, whoever asks.
     *
     * @return false if somebody has asked already: then none is told, and nothing was judged
     */
    synchronized boolean mayTell() {
        telling = telling || !asked;
        return telling;
    }

    /** Whether somebody asked before a verdict was told. */
    synchronized boolean stopped() {
        return asked && !telling;
    }
}
