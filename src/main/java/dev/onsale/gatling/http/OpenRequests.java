package dev.onsale.gatling.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * All requests that were sent and not reported yet. Gatling reports a request only when it has ended, so one that never
 * gets a response would never be reported. Each is counted once, either as Gatling reports it or as left open.
 *
 * <p>Called on event loops, so nothing here blocks or waits, except {@link #close}.
 */
public final class OpenRequests {

    /** How long the end of a run waits for a response that is just being counted. */
    private static final long COUNTED_WITHIN_NANOS = 1_000_000_000;

    private static final int OPEN = 0;
    private static final int BEING_TOLD = 1;
    private static final int TOLD = 2;
    private static final int LEFT = 3;

    /** For a request that was never seen in flight. */
    private static final Supplier<@Nullable RequestLine> NOT_KNOWN = () -> null;

    private final LongSupplier clockMs;
    private final Set<Sent> open = ConcurrentHashMap.newKeySet();
    private final ThreadLocal<@Nullable Sent> hearing = new ThreadLocal<>();
    private final LongAdder sent = new LongAdder();
    private volatile boolean over;

    /** @param clockMs epoch ms */
    public OpenRequests(LongSupplier clockMs) {
        this.clockMs = clockMs;
    }

    /**
     * One request, from when it was sent.
     *
     * @param name as Gatling carries it
     * @param line which it was, worked out only for what is shown; gives {@code null} if that is not known
     */
    public record Left(String name, long sentEpochMs, Supplier<@Nullable RequestLine> line) {}

    /** One request in flight. */
    public static final class Sent {
        private final String name;
        private final Supplier<@Nullable RequestLine> line;
        private final AtomicInteger state = new AtomicInteger(OPEN);
        private volatile long sentEpochMs;

        private Sent(String name, long sentEpochMs, Supplier<@Nullable RequestLine> line) {
            this.name = name;
            this.sentEpochMs = sentEpochMs;
            this.line = line;
        }

        private Left left() {
            return new Left(name, sentEpochMs, line);
        }
    }

    /**
     * A request is in flight, or waits for a connection.
     *
     * @param line identifies it; evaluated only if it is needed
     */
    public Sent sent(String name, Supplier<@Nullable RequestLine> line) {
        Sent request = new Sent(name, clockMs.getAsLong(), line);
        sent.increment();
        open.add(request);
        if (over && request.state.compareAndSet(OPEN, TOLD)) {
            // A request sent after the end is not part of the run.
            open.remove(request);
            sent.decrement();
        }
        return request;
    }

    /** The request was queued until now. */
    public void begun(Sent request) {
        request.sentEpochMs = clockMs.getAsLong();
    }

    /**
     * Attributes this thread's following events to this request.
     *
     * @return the request they were attributed to before, for {@link #heard}
     */
    public @Nullable Sent hears(Sent request) {
        Sent before = hearing.get();
        hearing.set(request);
        return before;
    }

    /** @param before what {@link #hears} returned */
    public void heard(@Nullable Sent before) {
        if (before == null) {
            hearing.remove();
        } else {
            hearing.set(before);
        }
    }

    /**
     * Gatling reports the end of a request, during this thread's events for it.
     *
     * @param count receives what identifies it; not called if the run ended first
     */
    public void told(String name, Consumer<Supplier<@Nullable RequestLine>> count) {
        Sent request = hearing.get();
        if (request == null || request.state.get() == TOLD || !request.name.equals(name)) {
            toldOfAnother(() -> count.accept(NOT_KNOWN));
        } else if (request.state.compareAndSet(OPEN, BEING_TOLD)) {
            try {
                count.accept(request.line);
            } finally {
                request.state.set(TOLD);
                open.remove(request);
            }
        }
    }

    /** For what never was open: a request that could not be sent, one redirect too many, a WebSocket message. */
    public void toldOfAnother(Runnable count) {
        if (!over) {
            sent.increment();
            count.run();
        }
    }

    /**
     * Ends the tracking.
     *
     * @return the open requests, which will not be reported any more
     */
    public List<Left> close() {
        over = true;
        List<Left> left = new ArrayList<>();
        long deadline = System.nanoTime() + COUNTED_WITHIN_NANOS;
        for (Sent request : open) {
            if (request.state.compareAndSet(OPEN, LEFT)) {
                left.add(request.left());
            }
            while (request.state.get() == BEING_TOLD && System.nanoTime() < deadline) {
                Thread.onSpinWait();
            }
        }
        return left;
    }

    /** Whether the run has ended: later events are those of connections being closed. */
    public boolean isOver() {
        return over;
    }

    /** When those were sent, in epoch ms, that have been open for longer than this: thousands of a target that hangs. */
    public List<Long> openFor(long ms, Predicate<String> ofName) {
        long sentBefore = clockMs.getAsLong() - ms;
        return open.stream()
                .filter(request -> request.sentEpochMs < sentBefore && ofName.test(request.name))
                .map(request -> request.sentEpochMs)
                .toList();
    }

    /** All requests sent so far, or attempted; each is reported, open, or left. */
    public long count() {
        return sent.sum();
    }
}
