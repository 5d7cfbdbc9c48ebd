package dev.onsale.practice.shop;

import dev.onsale.practice.protocol.ServerTiming;
import org.jspecify.annotations.Nullable;

/** What one request has cost so far. It follows its request from thread to thread; {@link #current()} is the thread's. */
final class RequestMeter {
    private static final ThreadLocal<@Nullable RequestMeter> CURRENT = new ThreadLocal<>();

    private final long beganNanos = System.nanoTime();
    private int queries;
    private long databaseNanos;
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

    /** The meter of the request this thread works for; null for work of the node's own. */
    static @Nullable RequestMeter current() {
        return CURRENT.get();
    }

    void query(long nanos) {
        queries++;
        databaseNanos += nanos;
    }

    /** Time in the database that is no query: the end of a transaction. */
    void databaseTime(long nanos) {
        databaseNanos += nanos;
    }

    /** Something was asked of the memory store. A request that misses once has missed. */
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
