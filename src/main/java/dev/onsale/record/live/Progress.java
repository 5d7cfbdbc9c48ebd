package dev.onsale.record.live;

/**
 * A run in progress at one instant.
 *
 * @param elapsedMs since the load's start; {@code lengthMs} that of all arrivals
 * @param p95Ms of the successful responses of the last second; negative if there were none
 * @param errorShare share of failed responses in the last second, 0 to 1
 */
public record Progress(
        long elapsedMs, long lengthMs, String phase, Visitors visitors, double p95Ms, double errorShare) {

    /** For {@code bought} in a plain simulation, and for {@code planned} if it is not known beforehand. */
    public static final long NOT_KNOWN = -1;

    /**
     * How far its visitors have come.
     *
     * @param planned total number; {@link #NOT_KNOWN} if that is not known beforehand
     * @param due those whose planned time has come; {@code started} those who started
     * @param inFlight journeys in progress
     * @param bought journeys that ended so; {@link #NOT_KNOWN} if that is unknown
     */
    public record Visitors(long planned, long due, long started, long inFlight, long bought) {}
}
