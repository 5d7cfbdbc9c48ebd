package dev.onsale.record;

import dev.onsale.plan.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * One visitor's whole way.
 *
 * @param visitor number in the schedule, from 0
 * @param phase the phase of the planned start
 * @param plannedMs planned start since the load's start; {@code startedMs} and {@code endedMs} likewise
 * @param at the step at which the journey ended
 * @param detail what decided the outcome, e.g. {@code status 500}; {@code null} if it says itself
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
        @Nullable String detail) {}
