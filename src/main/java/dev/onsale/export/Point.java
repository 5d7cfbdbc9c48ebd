package dev.onsale.export;

import java.util.List;

/** The value of a series at an instant. */
sealed interface Point {
    /** Epoch ms. */
    long epochMs();

    /** The same value at another instant. */
    Point at(long otherEpochMs);

    /** A count or a gauge. */
    record Value(long epochMs, double value) implements Point {
        @Override
        public Point at(long otherEpochMs) {
            return new Value(otherEpochMs, value);
        }
    }

    /**
     * A cumulative histogram since the load's start.
     *
     * @param counts by bucket, one more than there are {@link Buckets#BOUNDS}: the last is for all longer times
     * @param sumSeconds the sum of all durations, each counted as the middle of its recorded bin
     */
    record Spread(long epochMs, List<Long> counts, double sumSeconds) implements Point {
        public Spread {
            counts = List.copyOf(counts);
        }

        long count() {
            return counts.stream().mapToLong(Long::longValue).sum();
        }

        @Override
        public Point at(long otherEpochMs) {
            return new Spread(otherEpochMs, counts, sumSeconds);
        }
    }
}
