package dev.onsale.practice.shop;

import dev.onsale.practice.protocol.ServerTiming;
import org.jspecify.annotations.Nullable;

/** What one request has cost so far. It follows its request from thread to thread; {@link #current()} is the thread's. */
final class RequestMeter {
    private static final ThreadLocal<@Nullable RequestMeter> CURRENT = new ThreadLocal<>();

    private final long beganNanos = System.nanoTime();
    private int queries;
    private long databaseNanos;
    private boolean asked;
    private long poolNanos;
    private @Nullable String cache;

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

    /** Time waited for a connection to the database. */
    void pool(long nanos) {
        asked = true;
        poolNanos += nanos;
    }

    void cache(boolean hit) {
        cache = hit ? "hit" : "miss";
    }

    String serverTiming(String node, long uptimeMs) {
        ServerTiming timing = new ServerTiming().queries(queries, millis(databaseNanos));
        if (asked) {
            timing.lasting("pool", millis(poolNanos));
        }
        if (cache != null) {
            timing.described("cache", cache);
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
