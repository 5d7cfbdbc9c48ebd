package dev.onsale.record;

import dev.onsale.plan.Outcome;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * One visitor's whole journey.
 *
 * @param visitor number in the schedule, from 0
 * @param phase the phase of the planned start
 * @param plannedMs planned start since the load's start; {@code startedMs} and {@code endedMs} likewise
 * @param at the step at which the journey ended
 * @param detail what decided the outcome, for example {@code status 500}; {@code null} if the outcome says it all
 * @param joinedMs when the visitor joined the waiting room, since the load's start; {@code null} if never, or if the
 *     line predates this field
 * @param firstPlace the first place in the queue that was shown at or after doors; {@code null} if none was
 * @param admittedMs when the waiting room admitted the visitor, since the load's start; {@code null} if never
 */
public record Journey(
        long visitor,
        String kind,
        String phase,
        long plannedMs,
        long startedMs,
        long endedMs,
        Outcome outcome,
        int requests,
        String at,
        @Nullable String detail,
        @Nullable Long joinedMs,
        @Nullable Long firstPlace,
        @Nullable Long admittedMs) {

    /**
     * A copy without secrets.
     *
     * @param masking removes them from the detail, {@code names} from the step
     */
    public Journey masked(UnaryOperator<String> masking, UnaryOperator<String> names) {
        String shownDetail = detail == null ? null : masking.apply(detail);
        String shownStep = names.apply(at);
        return shownStep.equals(at) && Objects.equals(shownDetail, detail)
                ? this
                : new Journey(
                        visitor,
                        kind,
                        phase,
                        plannedMs,
                        startedMs,
                        endedMs,
                        outcome,
                        requests,
                        shownStep,
                        shownDetail,
                        joinedMs,
                        firstPlace,
                        admittedMs);
    }
}
