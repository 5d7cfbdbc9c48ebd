package dev.onsale.record.evidence;

/**
 * Errors of one kind: how many, and how long they took. The times distinguish fast refusals, timeouts of a fixed length
 * and resets after a while.
 *
 * @param count at least 1
 * @param fastestMs time of the fastest one, in ms; {@code slowestMs} and {@code totalMs} likewise
 */
public record ErrorTally(long count, long fastestMs, long slowestMs, long totalMs) {

    public static ErrorTally one(long tookMs) {
        return new ErrorTally(1, tookMs, tookMs, tookMs);
    }

    /** The sum of both. */
    public ErrorTally plus(ErrorTally other) {
        return new ErrorTally(
                count + other.count,
                Math.min(fastestMs, other.fastestMs),
                Math.max(slowestMs, other.slowestMs),
                totalMs + other.totalMs);
    }

    public double meanMs() {
        return (double) totalMs / count;
    }
}
