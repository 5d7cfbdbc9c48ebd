package dev.onsale.scenario;

import dev.onsale.record.evidence.Admission;
import dev.onsale.record.evidence.ErrorKinds;
import org.jspecify.annotations.Nullable;

/**
 * A step's name in the form in which Gatling carries it through a request: followed, if necessary, by the meaning of a
 * time-out that the visitor has set, and by whether the request carried the admission token. Gatling reports a name and
 * no session, so this is the only way to tell a failing target from a visitor who would not wait, and to tell whose
 * requests came through the waiting room.
 *
 * @param abandoned the kind of failure that replaces a time-out, e.g. {@code refreshed}; {@code null}: a time-out
 */
public record StepName(String step, @Nullable String abandoned, Admission admission) {

    /** The visitor pressed F5 and abandoned the response; see {@link Refreshing}. */
    public static final String REFRESHED = ErrorKinds.REFRESHED;

    /** The visitor's patience ended while waiting for the response. */
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

    /** Parses a name that Gatling reports; for the target of a redirect, Gatling appends a number to the name. */
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
