package dev.onsale.record;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.onsale.plan.Inlined;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How many visitors came, and how far they got.
 *
 * @param soldOutMs when the first visitor left because everything was sold, since the load's start; {@code null} if
 *     none did, or if the run predates this field
 * @param contact how far the load got to the target; {@code null} in runs that predate this field
 * @param finishing kinds of visitor whose journey can end {@code bought} or {@code done}; {@code null} for a plain
 *     simulation, or if the run predates this field
 * @param starts by the second; {@code null} if start times were not known beforehand, and in older runs
 */
public record Totals(
        Visitors visitors,
        long responses,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Long soldOutMs,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Contact contact,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<String> finishing,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Starts starts) {

    /**
     * Its groups are not visible in files: each one's components are keys of the totals.
     *
     * @param planned in the whole schedule
     * @param due those whose planned time had come when the run ended (fewer than planned only after an abort)
     * @param started those who started
     * @param startedByPhase by the phase of their planned time; {@code dueByPhase} likewise
     */
    public record Visitors(
            long planned, long due, long started, Map<String, Long> dueByPhase, Map<String, Long> startedByPhase)
            implements Inlined {}
}
