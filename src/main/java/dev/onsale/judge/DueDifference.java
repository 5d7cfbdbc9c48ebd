package dev.onsale.judge;

/** Whether what a visitor waited differs from what its request took by more than clocks and runs differ. */
public final class DueDifference {

    /** Less than this share of the time from sending is lost among the runs' own differences. */
    private static final double NOTICEABLE = 0.1;

    /** Clocks of whole ms. */
    private static final double NOTICEABLE_MS = 2;

    private DueDifference() {}

    /**
     * @param sentMs a percentile of the times from when requests were sent
     * @param dueMs the same of the times from when visitors were due, without what the injector was late
     */
    public static boolean isNoticeable(double sentMs, double dueMs) {
        return dueMs - sentMs > Math.max(NOTICEABLE_MS, NOTICEABLE * sentMs);
    }
}
