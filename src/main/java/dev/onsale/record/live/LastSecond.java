package dev.onsale.record.live;

/**
 * The latest complete second of a run in progress, over all steps.
 *
 * @param endMs since the start of the load; 0 before the first second is over
 * @param p95Ms of the successful responses; negative if there were none
 * @param ordinary failures that a shop may give to any visitor when many want the same seats
 * @param failingSinceMs when the first of its failures showed, since the start of the load: when its response came, or
 *     when it was sent if none ever came; negative if there were none
 */
public record LastSecond(long endMs, long ok, long ko, long ordinary, double p95Ms, long failingSinceMs) {
    static final LastSecond NONE = new LastSecond(0, 0, 0, -1);

    /** A second about whose failures nothing more is known. */
    public LastSecond(long endMs, long ok, long ko, double p95Ms) {
        this(endMs, ok, ko, 0, p95Ms, ko == 0 ? -1 : endMs - IntervalGrid.SECOND_MS);
    }

    /** Share of failed responses, 0 to 1; 0 if there were no responses. */
    public double errorShare() {
        return ok + ko == 0 ? 0 : (double) ko / (ok + ko);
    }
}
