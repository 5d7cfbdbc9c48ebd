package dev.onsale.record;

import dev.onsale.plan.Outcome;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The journey of a single visitor, request by request. It is shown, never kept.
 *
 * @param steps in the order in which they ended; a request still open when the walk was cut off comes last
 * @param tookMs from the first step to the outcome
 * @param savers per session attribute, what the kind's requests would fill it with: {@code hold: jsonPath($.hold)}
 * @param attributes what the session held at the last answer, without what Gatling and the words keep there
 */
public record Walk(
        String kind,
        List<WalkedStep> steps,
        Outcome outcome,
        long tookMs,
        Map<String, List<String>> savers,
        Set<String> attributes) {

    public Walk {
        steps = List.copyOf(steps);
    }

    /** Whether the journey came to an end that people know. */
    public boolean whole() {
        return switch (outcome) {
            case BOUGHT, SOLD_OUT, SEAT_LOST, GAVE_UP, DECLINED, REFUSED, ABANDONED, DONE -> true;
            case ERROR, UNKNOWN, CUT_OFF -> false;
        };
    }

    /** Whether the target has answered any request. */
    public boolean answered() {
        return steps.stream().anyMatch(step -> step.reply() != null);
    }
}
