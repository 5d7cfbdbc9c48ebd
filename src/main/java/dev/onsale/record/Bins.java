package dev.onsale.record;

/**
 * Where whole ms fall in a record: bins of {@link StepSeries#SIGNIFICANT_DIGITS} digits, numbered from the shortest
 * times on. They are those of an {@code HdrHistogram} of as many digits, whatever its size.
 */
public final class Bins {

    /** A power of two: values below twice this many ms have a bin each, wider ones share as many per doubling. */
    private static final int PER_DOUBLING = 1024;

    /** Bits of a long, less those of the times that have a bin each. */
    private static final int FIRST_SHARED_ZEROS = Long.SIZE - 11;

    private Bins() {}

    /** The bin of so many ms, which are not negative. */
    public static int of(long ms) {
        int doublings = Math.max(0, FIRST_SHARED_ZEROS - Long.numberOfLeadingZeros(ms));
        return doublings * PER_DOUBLING + (int) (ms >>> doublings);
    }

    /** The shortest time in a bin, in ms. */
    public static long shortestMs(int bin) {
        int doublings = doublings(bin);
        return ((long) (bin - doublings * PER_DOUBLING)) << doublings;
    }

    /** Where the times of a bin begin, in ms: see {@link Quantiles} for the half ms. */
    public static double lowMs(int bin) {
        return Math.max(0, shortestMs(bin) - 0.5);
    }

    /** Where they end. */
    public static double highMs(int bin) {
        return shortestMs(bin) + (1L << doublings(bin)) - 1 + 0.5;
    }

    private static int doublings(int bin) {
        return Math.max(0, bin / PER_DOUBLING - 1);
    }
}
