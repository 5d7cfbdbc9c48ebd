package dev.onsale.record.live;

import dev.onsale.record.MadeName;
import dev.onsale.record.NoteworthyRequest.Sight;

/**
 * A request that had been sent and not been answered when the load ended.
 *
 * @param sentEpochMs when it was sent
 * @param mayStayOpen whether its plan lets it wait for as long as it takes, as a long poll does
 * @param sight what it looked like, for whoever looks it up
 */
public record OpenRequest(MadeName name, long sentEpochMs, boolean mayStayOpen, Sight sight) {

    /** The kind of failure of one that had been waited for long enough to call it that. */
    public static final String NO_ANSWER = "no answer";

    /** Whoever was not answered for this long is not one of many that the end came upon by chance. */
    public static final long WAITED_MS_MIN = 1_000;

    /** One whose name stands in the scenario, and which must be answered. */
    public OpenRequest(String step, long sentEpochMs) {
        this(MadeName.written(step), sentEpochMs, false, Sight.NONE);
    }
}
