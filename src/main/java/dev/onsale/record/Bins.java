package dev.onsale.record;

/**
 * The histogram bins of whole ms in a record: {@link StepSeries#SIGNIFICANT_DIGITS} significant digits, numbered from
 * the shortest time upwards. They equal those of an {@code HdrHistogram} with as many digits, whatever its size.
 */
public final class Bins {

    /**
     * A power of two: each value below twice this many ms has a bin of its own; above, every doubling shares as many
     * bins.
     */
    private static final int PER_DOUBLING = 1024;

    /** Bits of a long, less those of the times that have a bin each. */
    private static final int FIRST_SHARED_ZEROS = Long.SIZE - 11;

    private Bins() {}

    /** The bin of a time in ms, which must not be negative. */
    public static int of(long ms) {
        int doublings = Math.max(0, FIRST_SHARED_ZEROS - Long.numberOfLeadingZeros(ms));
        return doublings * PER_DOUBLING + (int) (ms >>> doublings);
    }

    /** The shortest time in a bin, in ms. */
    public static long shortestMs(int bin) {
        int doublings = doublings(bin);
        return ((long) (bin - doublings * PER_DOUBLING)) << doublings;
    }

    /** The lower end of a bin, in ms; {@link Quantiles} explains the half ms. */
    public static double lowMs(int bin) {
        return Math.max(0, shortestMs(bin) - 0.5);
    }

    /** The upper end of a bin, in ms. */
    public static double highMs(int bin) {
        return shortestMs(bin) + (1L << doublings(bin)) - 1 + 0.5;
    }

    private static int doublings(int bin) {
        return Math.max(0, bin / PER_DOUBLING - 1);
    }
}
