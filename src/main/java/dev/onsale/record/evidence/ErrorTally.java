package dev.onsale.record.evidence;

/**
 * Errors of one kind: how many, and how long they took. Fast refusals, time-outs of a fixed length and resets after a
 * while are told apart by it.
 *
 * @param count at least 1
 * @param fastestMs of the quickest one, in ms; {@code slowestMs} and {@code totalMs} likewise
 */
public record ErrorTally(long count, long fastestMs, long slowestMs, long totalMs) {

    /** One error. */
    public static ErrorTally one(long tookMs) {
        return new ErrorTally(1, tookMs, tookMs, tookMs);
    }

    /** Both together. */
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
