package dev.onsale.record;

import dev.onsale.plan.Outcome;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * One visitor's whole way.
 *
 * @param visitor number in the schedule, from 0
 * @param phase the phase of the planned start
 * @param plannedMs planned start since the load's start; {@code startedMs} and {@code endedMs} likewise
 * @param at the step at which the journey ended
 * @param detail what decided the outcome, e.g. {@code status 500}; {@code null} if it says itself
 * @param joinedMs when the waiting room had taken the visitor in, since the load's start; {@code null} if it never did,
 *     or if the line was written before this was recorded
 * @param firstPlace the first place in the queue that was shown at or after doors; {@code null} if none was
 * @param admittedMs when the waiting room let the visitor through, since the load's start; {@code null} if it never did
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

    /** A journey without a waiting room. */
    public Journey(
            long visitor,
            String kind,
            String phase,
            long plannedMs,
            long startedMs,
            long endedMs,
            Outcome outcome,
            int requests,
            String at,
            @Nullable String detail) {
        this(visitor, kind, phase, plannedMs, startedMs, endedMs, outcome, requests, at, detail, null, null, null);
    }

    /**
     * The same, without what is secret.
     *
     * @param masking takes it out of the detail, {@code names} out of the step
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
