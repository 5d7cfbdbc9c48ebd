package dev.onsale.record.live;

/**
 * A run under way, at one instant.
 *
 * @param elapsedMs since the load's start; {@code lengthMs} that of all arrivals
 * @param planned visitors in all; {@link #NOT_KNOWN} where that is not known beforehand
 * @param due visitors whose planned time has come; {@code started} those who started
 * @param inFlight journeys under way
 * @param bought journeys that ended so; {@link #NOT_KNOWN} where nobody can tell
 * @param p95Ms of the successful responses of the last second; negative if there were none
 * @param errorShare share of failed responses in the last second, 0 to 1
 */
public record Progress(
        long elapsedMs,
        long lengthMs,
        String phase,
        long planned,
        long due,
        long started,
        long inFlight,
        long bought,
        double p95Ms,
        double errorShare) {

    /** How many bought, of a plain simulation; how many are planned, where nobody knows beforehand. */
    public static final long NOT_KNOWN = -1;
}
