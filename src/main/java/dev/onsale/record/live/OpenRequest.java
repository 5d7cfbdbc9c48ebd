package dev.onsale.record.live;

import dev.onsale.record.MadeName;
import dev.onsale.record.NoteworthyRequest.Sight;
import java.util.function.Supplier;

/**
 * A request that had been sent and had no response yet when the load ended.
 *
 * @param sentEpochMs when it was sent
 * @param mayStayOpen whether its plan lets it wait for as long as it takes, as a long poll does
 * @param sight what it looked like, asked for only of the few that are kept to be looked up
 */
public record OpenRequest(MadeName name, long sentEpochMs, boolean mayStayOpen, Supplier<Sight> sight) {

    /** The kind of failure of a request that waited long enough to count as unanswered. */
    public static final String NO_ANSWER = "no answer";

    /** A request that waited this long is not one of the many that the end cut off by chance. */
    public static final long WAITED_MS_MIN = 1_000;

    /** A request with a literal name that must get a response. */
    public OpenRequest(String step, long sentEpochMs) {
        this(MadeName.written(step), sentEpochMs, false, () -> Sight.NONE);
    }
}
