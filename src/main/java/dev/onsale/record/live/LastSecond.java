package dev.onsale.record.live;

/**
 * The latest whole second of a run under way, over all steps.
 *
 * @param endMs since the start of the load; 0 before the first second is over
 * @param p95Ms of the successful responses; negative if there were none
 * @param ordinary of the failures those that a shop in which many want the same may give to anybody
 * @param failingSinceMs when the first of its failures showed, since the start of the load: when it was answered, or was
 *     sent if it never was; negative if there were none
 */
public record LastSecond(long endMs, long ok, long ko, long ordinary, double p95Ms, long failingSinceMs) {
    static final LastSecond NONE = new LastSecond(0, 0, 0, -1);

    /** Of which no more is known of its failures than the second. */
    public LastSecond(long endMs, long ok, long ko, double p95Ms) {
        this(endMs, ok, ko, 0, p95Ms, ko == 0 ? -1 : endMs - IntervalGrid.SECOND_MS);
    }

    /** Share of failed responses, 0 to 1; 0 if there were no responses. */
    public double errorShare() {
        return ok + ko == 0 ? 0 : (double) ko / (ok + ko);
    }
}
