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
 * Every request that was sent and has not been told of yet. Gatling tells of a request when it has ended: one that
 * nobody answers would be told of by nobody. Each is counted once, either as what Gatling tells of it or as left open.
 *
 * <p>Called on event loops, so nothing here blocks or waits, {@link #close} apart.
 */
public final class OpenRequests {

    /** How long the end of a run waits for a response that is being counted at this moment. */
    private static final long COUNTED_WITHIN_NANOS = 1_000_000_000;

    private static final int OPEN = 0;
    private static final int BEING_TOLD = 1;
    private static final int TOLD = 2;
    private static final int LEFT = 3;

    /** Of what was never seen on its way. */
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
     * @param line which it was; {@code null} if that is not known
     */
    public record Left(
            String name, long sentEpochMs, @Nullable RequestLine line) {}

    /** One request under way. */
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
            return new Left(name, sentEpochMs, line.get());
        }
    }

    /**
     * A request is on its way, or waits for a connection.
     *
     * @param line which it is, asked for only where somebody wants to know
     */
    public Sent sent(String name, Supplier<@Nullable RequestLine> line) {
        Sent request = new Sent(name, clockMs.getAsLong(), line);
        sent.increment();
        open.add(request);
        if (over && request.state.compareAndSet(OPEN, TOLD)) {
            // Whoever sets out after the end is no part of the run.
            open.remove(request);
            sent.decrement();
        }
        return request;
    }

    /** It was waiting for its turn until now. */
    public void begun(Sent request) {
        request.sentEpochMs = clockMs.getAsLong();
    }

    /**
     * What this thread hears next is of this request.
     *
     * @return what it heard of so far, for {@link #heard}
     */
    public @Nullable Sent hears(Sent request) {
        Sent before = hearing.get();
        hearing.set(request);
        return before;
    }

    /** @param before what {@link #hears} gave back */
    public void heard(@Nullable Sent before) {
        if (before == null) {
            hearing.remove();
        } else {
            hearing.set(before);
        }
    }

    /**
     * Gatling tells of the end of a request, in the middle of what this thread hears of it.
     *
     * @param count takes which it is; not called if the end of the run has come before it
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

    /** Of what never was open: one that could not be sent, one redirect too many, a message of a WebSocket. */
    public void toldOfAnother(Runnable count) {
        if (!over) {
            sent.increment();
            count.run();
        }
    }

    /**
     * Ends it all.
     *
     * @return what is open, and will not be told of any more
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

    /** Whether the end of the run has come: what is heard from then on is of connections that are being closed. */
    public boolean isOver() {
        return over;
    }

    /** What has been open for longer than this. */
    public List<Left> openFor(long ms, Predicate<String> ofName) {
        long sentBefore = clockMs.getAsLong() - ms;
        return open.stream()
                .filter(request -> request.sentEpochMs < sentBefore && ofName.test(request.name))
                .map(Sent::left)
                .toList();
    }

    /** All that were sent so far, or would have been; each is told of, open, or left. */
    public long count() {
        return sent.sum();
    }
}
