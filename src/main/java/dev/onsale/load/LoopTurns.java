package dev.onsale.load;

import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Since when what one event loop handles could have lain in its sockets. Used by that loop's thread alone.
 *
 * <p>A turn is a select and the handling of all it found. If the select had to wait, its data came as it returned; what
 * was taken from the thread meanwhile (it could run and got no processor, or the JVM held it for a garbage collection)
 * lies between. If it returned at once, the data may have come at any time since the select before.
 */
final class LoopTurns {

    /** A select that stays idle for less may have found its data ready. */
    static final long IDLE_NANOS_MIN = 50_000;

    /** What is taken is read around stretches of this length only: a shorter one hides less than is recorded. */
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

    /** @param taken total time so far, in ns, that this thread wanted to run in and could not */
    LoopTurns(LongSupplier nanoTime, LongSupplier taken) {
        this.nanoTime = nanoTime;
        this.taken = taken;
        selectedNanos = nanoTime.getAsLong();
        readTaken(selectedNanos);
    }

    /** From now on {@link #ofThisThread} finds these turns on this thread. */
    void belongToThisThread() {
        OF_THREAD.set(this);
    }

    static void forgetThisThread() {
        OF_THREAD.remove();
    }

    /** {@code null} on any thread that is no event loop. */
    static @Nullable LoopTurns ofThisThread() {
        return OF_THREAD.get();
    }

    /** The loop is about to look for data, and waits for some if there is none. */
    void selects() {
        long now = nanoTime.getAsLong();
        if (now - takenReadNanos >= READ_NANOS_MIN) {
            readTaken(now);
        }
        selectsSinceNanos = now;
        selecting = true;
    }

    /** It has looked, and is about to handle what it found. */
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

    /** All that was found has been handled. */
    void handled() {
        selected();
        handling = false;
        reading = null;
    }

    /** How long what is being handled now may have waited for it, in ns; 0 outside the handling of data. */
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

    /** Asked only of turns that have found data: to read what was taken costs more than a turn that finds none. */
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
     * How much of the response that is told now this loop may have added, in ns; the connection's next one begins with
     * nothing.
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
