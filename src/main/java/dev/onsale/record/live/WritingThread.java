package dev.onsale.record.live;

import dev.onsale.plan.DaemonThreads;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The one thread that repeatedly writes what event loops have recorded to the files. */
final class WritingThread {
    private static final long STOPS_WITHIN_S = 30;

    private final ScheduledExecutorService executor =
            Executors.newSingleThreadScheduledExecutor(new DaemonThreads("onsale-record"));
    private volatile @Nullable ScheduledFuture<?> work;

    void start(Runnable repeated, long everyMs) {
        work = executor.scheduleWithFixedDelay(repeated, everyMs, everyMs, TimeUnit.MILLISECONDS);
    }

    /** Waits even if interrupted, as on Ctrl-C: a run that is stopped is recorded like any other. */
    void stop() {
        executor.shutdown();
        boolean interrupted = false;
        boolean stopped = false;
        while (!stopped) {
            try {
                if (!executor.awaitTermination(STOPS_WITHIN_S, TimeUnit.SECONDS)) {
                    throw new IllegalStateException("the disk has not answered for " + STOPS_WITHIN_S + " s");
                }
                stopped = true;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** @throws IllegalStateException if the work failed, and so was not repeated to the end */
    void throwIfDied() {
        ScheduledFuture<?> task = work;
        // A repeated task that was not cancelled is done only if it failed.
        if (task != null && task.isDone() && !task.isCancelled()) {
            try {
                task.get();
            } catch (InterruptedException | ExecutionException e) {
                throw new IllegalStateException("the recording thread died", e);
            }
        }
    }
}
