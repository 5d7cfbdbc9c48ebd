package dev.onsale.scenario;

import org.jspecify.annotations.Nullable;

/**
 * A step's name as Gatling carries it through a request: followed, when the visitor and not Gatling has set the
 * time-out, by what running into it means. Gatling reports a name and no session, so that this is the one way to tell
 * a target that failed from a visitor who would not wait.
 *
 * @param abandoned the kind of failure that a time-out is, e.g. {@code refreshed}; {@code null}: a time-out
 */
public record StepName(String step, @Nullable String abandoned) {

    /** The visitor pressed F5 and left the response to itself; see {@link Refreshing}. */
    public static final String REFRESHED = "refreshed";

    /** The visitor's patience ended while the response was still awaited. */
    public static final String GAVE_UP = "gave up waiting";

    /** The unit separator of ASCII: nobody types it into a name. */
    private static final char MARK = 0x1F;

    /** The name to give to Gatling. */
    String carried() {
        return abandoned == null ? step : step + MARK + abandoned;
    }

    /** What a name that Gatling reports says. */
    public static StepName of(String carried) {
        int mark = carried.indexOf(MARK);
        return mark < 0
                ? new StepName(carried, null)
                : new StepName(carried.substring(0, mark), carried.substring(mark + 1));
    }
}
