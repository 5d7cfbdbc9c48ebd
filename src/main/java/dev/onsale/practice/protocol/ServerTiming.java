package dev.onsale.practice.protocol;

/** Builds a W3C {@code Server-Timing} header. Durations are milliseconds. */
public final class ServerTiming {
    public static final String HEADER = "Server-Timing";

    private final StringBuilder text = new StringBuilder(96);

    public ServerTiming described(String metric, String description) {
        next(metric).append(";desc=").append(description);
        return this;
    }

    public ServerTiming lasting(String metric, double durationMs) {
        duration(next(metric), durationMs);
        return this;
    }

    /** {@code db;desc="14 queries";dur=3.2}. */
    public ServerTiming queries(int count, double durationMs) {
        duration(next("db").append(";desc=\"").append(count).append(" queries\""), durationMs);
        return this;
    }

    /**
     * {@code cache;desc=hit;dur=0.4}: whether everything requested was in the cache, and the time it took to query it.
     */
    public ServerTiming cached(boolean hit, double durationMs) {
        duration(next("cache").append(";desc=").append(hit ? "hit" : "miss"), durationMs);
        return this;
    }

    @Override
    public String toString() {
        return text.toString();
    }

    private StringBuilder next(String metric) {
        return (text.isEmpty() ? text : text.append(", ")).append(metric);
    }

    private static void duration(StringBuilder to, double durationMs) {
        long hundredths = Math.round(durationMs * 100);
        to.append(";dur=").append(hundredths / 100);
        long fraction = hundredths % 100;
        if (fraction != 0) {
            to.append(fraction < 10 ? ".0" : ".").append(fraction);
        }
    }
}
