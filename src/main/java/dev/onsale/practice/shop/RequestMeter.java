package dev.onsale.practice.shop;

import dev.onsale.practice.protocol.ServerTiming;
import org.jspecify.annotations.Nullable;

/**
 * What one request has cost so far. It follows its request from thread to thread; {@link #current()} is the calling
 * thread's.
 */
final class RequestMeter {
    private static final ThreadLocal<@Nullable RequestMeter> CURRENT = new ThreadLocal<>();

    private final long beganNanos = System.nanoTime();
    private int queries;
    private long databaseNanos;
    private boolean asked;
    private long waitedNanos;
    private boolean cacheAsked;
    private boolean cacheMissed;
    private long cacheNanos;

    /** Makes this the meter of the calling thread. */
    void attach() {
        CURRENT.set(this);
    }

    static void detach() {
        CURRENT.remove();
    }

    /** The meter of the request that this thread works for; null for work of the node's own. */
    static @Nullable RequestMeter current() {
        return CURRENT.get();
    }

    void query(long nanos) {
        queries++;
        databaseNanos += nanos;
    }

    /** Database time outside queries: the end of a transaction. */
    void databaseTime(long nanos) {
        databaseNanos += nanos;
    }

    /** Time until the pool gave a connection, or none. */
    void waitedForConnection(long nanos) {
        asked = true;
        waitedNanos += nanos;
    }

    /** A query of the memory store. One miss makes the request a miss. */
    void cache(boolean hit) {
        cacheAsked = true;
        cacheMissed |= !hit;
    }

    /** Time spent talking to the memory store. */
    void storeTime(long nanos) {
        cacheNanos += nanos;
    }

    String serverTiming(String node, long uptimeMs) {
        ServerTiming timing = new ServerTiming().queries(queries, millis(databaseNanos));
        if (asked) {
            timing.lasting("pool", millis(waitedNanos));
        }
        if (cacheAsked) {
            timing.cached(!cacheMissed, millis(cacheNanos));
        }
        return timing.described("node", node)
                .lasting("up", uptimeMs)
                .lasting("app", millis(System.nanoTime() - beganNanos))
                .toString();
    }

    private static double millis(long nanos) {
        return nanos / 1e6;
    }
}
