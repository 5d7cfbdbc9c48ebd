package dev.onsale.scenario;

import dev.onsale.record.evidence.Admission;
import org.jspecify.annotations.Nullable;

/**
 * A step's name as Gatling carries it through a request: followed, where there is something to say, by what running into
 * a time-out means that the visitor and not Gatling has set, and by whether the request carried the admission token.
 * Gatling reports a name and no session, so that this is the one way to tell a target that failed from a visitor who
 * would not wait, and whose requests came through the waiting room.
 *
 * @param abandoned the kind of failure that a time-out is, e.g. {@code refreshed}; {@code null}: a time-out
 */
public record StepName(String step, @Nullable String abandoned, Admission admission) {

    /** The visitor pressed F5 and left the response to itself; see {@link Refreshing}. */
    public static final String REFRESHED = "refreshed";

    /** The visitor's patience ended while the response was still awaited. */
    public static final String GAVE_UP = "gave up waiting";

    /** The unit separator of ASCII: nobody types it into a name. */
    private static final char MARK = 0x1F;

    private static final Admission[] ADMISSIONS = Admission.values();

    StepName(String step, @Nullable String abandoned) {
        this(step, abandoned, Admission.NOT_ASKED);
    }

    /** The name to give to Gatling. */
    String carried() {
        if (abandoned == null && admission == Admission.NOT_ASKED) {
            return step;
        }
        return step + MARK + (abandoned == null ? "" : abandoned) + MARK + admission.ordinal();
    }

    /** What a name that Gatling reports says; of a redirect it follows, Gatling appends the number to the name. */
    public static StepName of(String carried) {
        int mark = carried.indexOf(MARK);
        int end = carried.indexOf(MARK, mark + 1) + 1;
        if (mark < 0 || end == 0 || end == carried.length()) {
            return new StepName(carried, null);
        }
        String abandoned = carried.substring(mark + 1, end - 1);
        return new StepName(
                carried.substring(0, mark) + carried.substring(end + 1),
                abandoned.isEmpty() ? null : abandoned,
                ADMISSIONS[carried.charAt(end) - '0']);
    }
}
