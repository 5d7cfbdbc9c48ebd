package dev.onsale.load;

import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Since when the data that one event loop handles may have been waiting in its sockets. Used only by that loop's
 * thread.
 *
 * <p>A turn is a select and the handling of everything it found. If the select had to wait, its data arrived when it
 * returned, minus the time taken from the thread in between (it was runnable without a processor, or the JVM paused it
 * for a garbage collection). If it returned at once, the data may have arrived at any time since the previous select.
 */
final class LoopTurns {

    /** A select that was idle for less than this may have found its data ready. */
    static final long IDLE_NANOS_MIN = 50_000;

    /**
     * Taken time is read only around idle periods of at least this length: a shorter one hides less than is recorded.
     */
    static final long READ_NANOS_MIN = 1_000_000;

    private static final ThreadLocal<@Nullable LoopTurns> OF_THREAD = new ThreadLocal<>();

    private final LongSupplier nanoTime;
    private final LongSupplier taken;
    private long selectsSinceNanos;
    private long selectedNanos;
    private long selectedBeforeNanos;
    private long readyNanos;
    private boolean readyKnown;
    private long takenBefore;
    private long takenReadNanos;
    private boolean selecting;
    private boolean handling;
    private @Nullable ResponseWaits reading;

    /** @param taken total time so far, in ns, in which this thread was runnable and did not run */
    LoopTurns(LongSupplier nanoTime, LongSupplier taken) {
        this.nanoTime = nanoTime;
        this.taken = taken;
        selectedNanos = nanoTime.getAsLong();
        readTaken(selectedNanos);
    }

    /** From now on {@link #ofThisThread} finds this object on this thread. */
    void belongToThisThread() {
        OF_THREAD.set(this);
    }

    static void forgetThisThread() {
        OF_THREAD.remove();
    }

    /** {@code null} on a thread that is not an event loop. */
    static @Nullable LoopTurns ofThisThread() {
        return OF_THREAD.get();
    }

    /** The loop is about to look for data, and waits if there is none. */
    void selects() {
        long now = nanoTime.getAsLong();
        if (now - takenReadNanos >= READ_NANOS_MIN) {
            readTaken(now);
        }
        selectsSinceNanos = now;
        selecting = true;
    }

    /** The loop has looked, and is about to handle what it found. */
    void selected() {
        if (!selecting) {
            return;
        }
        selecting = false;
        handling = true;
        selectedBeforeNanos = selectedNanos;
        selectedNanos = nanoTime.getAsLong();
        readyKnown = false;
    }

    /** Everything found has been handled. */
    void handled() {
        selected();
        handling = false;
        reading = null;
    }

    /** How long the data being handled may have waited, in ns; 0 outside the handling of data. */
    long waitedNanos() {
        if (!handling) {
            return 0;
        }
        if (!readyKnown) {
            readyNanos = ready();
            readyKnown = true;
        }
        return nanoTime.getAsLong() - readyNanos;
    }

    /** Called only for turns that have found data: reading taken time costs more than an empty turn. */
    private long ready() {
        long tookNanos = selectedNanos - selectsSinceNanos;
        long takenNanos = 0;
        if (tookNanos >= READ_NANOS_MIN) {
            long before = takenBefore;
            takenNanos = Math.min(tookNanos, Math.max(0, readTaken(nanoTime.getAsLong()) - before));
        }
        boolean idle = tookNanos - takenNanos >= IDLE_NANOS_MIN;
        return idle ? selectedNanos - takenNanos : selectedBeforeNanos;
    }

    /** The connection whose data is being handled. */
    void reads(ResponseWaits connection) {
        reading = handling ? connection : null;
    }

    /**
     * How much this loop may have added to the response that is now reported, in ns; the connection's next response
     * starts from zero.
     */
    long addedToResponseNanos() {
        ResponseWaits connection = reading;
        return connection == null ? 0 : connection.answered();
    }

    private long readTaken(long now) {
        takenBefore = taken.getAsLong();
        takenReadNanos = now;
        return takenBefore;
    }
}
