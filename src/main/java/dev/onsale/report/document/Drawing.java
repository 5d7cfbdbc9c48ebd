package dev.onsale.report.document;

import org.jspecify.annotations.Nullable;

/** What the page draws in a table's cell, {@link #WIDTH} units wide. */
public sealed interface Drawing {
    int WIDTH = 200;

    /**
     * A change and its interval.
     *
     * @param zero where no change would be
     * @param noise right end of what could hide in noise; {@code null} if unknown
     */
    record Interval(
            double zero,
            double from,
            double to,
            double at,
            @Nullable Double noise) implements Drawing {

        /** How wide the field of what could hide in noise is. */
        public double noiseWidth() {
            return noise == null ? 0 : Math.max(0, noise - zero);
        }
    }

    /** A share of the whole width. */
    record Share(double width) implements Drawing {
        public static Share of(double share) {
            return new Share(Math.round(share * 10 * WIDTH) / 10.0);
        }
    }

    /** A mark in the head of a column of drawings. */
    record Tick(double at, String label) {}
}
