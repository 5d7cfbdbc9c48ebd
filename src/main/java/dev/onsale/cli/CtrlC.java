package dev.onsale.cli;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import sun.misc.Signal;

/**
 * Requests to end this process: Ctrl-C, TERM, HUP, or the death of the launcher. The first one stops the run under way
 * and still writes its report; the second one ends the process at once. A shutdown hook cannot do this: it would run at
 * the same time as the practice box office's own hook, which would stop the shop too early.
 */
final class CtrlC {
    /**
     * One key press reaches a process twice, from the terminal and from the launcher; one {@code timeout} three times.
     */
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
     * Handles signals from now on.
     *
     * @param atOnce ends the process at once; called in its own thread
     */
    void listen(Runnable atOnce) {
        synchronized (this) {
            this.atOnce = atOnce;
        }
        for (String name : new String[] {"INT", "TERM", "HUP"}) {
            Signal.handle(new Signal(name), signal -> heard());
        }
    }

    /** A first or repeated request to end. */
    void heard() {
        Runnable answer;
        synchronized (this) {
            long nowNanos = nanoTime.getAsLong();
            if (asked && nowNanos - heardAtNanos < SAME_WITHIN_NANOS) {
                return;
            }
            if (!asked && telling) {
                // The verdict has been printed, or nearly: its exit code counts, and closing continues.
                answer = () -> {};
            } else {
                answer = asked || stop == null ? atOnce : stop;
            }
            asked = true;
            heardAtNanos = nowNanos;
        }
        answer.run();
    }

    /** @param stop stops the run under way and prevents another from starting; safe from any thread */
    void stops(Runnable stop, Console console) {
        ends(() -> {
            console.progress("stopping and writing the report; press Ctrl-C again to end at once");
            stop.run();
        });
    }

    /** @param end stops what is under way; safe from any thread, and called at once if a request has already come */
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
     * Runs an action that ends soon, with any exception, when its thread is interrupted, which the first request does.
     * The action may also end as if there had been no request; {@link #stops} then decides.
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
     * Call this before printing a verdict: from then on its exit code counts, whatever signals come.
     *
     * @return false if a request has already come: then no verdict is printed, and nothing was judged
     */
    synchronized boolean mayTell() {
        telling = telling || !asked;
        return telling;
    }

    /** Whether a request came before a verdict was printed. */
    synchronized boolean stopped() {
        return asked && !telling;
    }
}
