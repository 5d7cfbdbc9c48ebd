package dev.onsale.record;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How many visitors came, and how far they got.
 *
 * @param planned visitors in the whole schedule
 * @param due visitors whose planned time had come when the run ended (fewer than planned only after an abort)
 * @param started visitors who started
 * @param startedByPhase by the phase of their planned time; {@code dueByPhase} likewise
 * @param soldOutMs when the first visitor left because everything was sold, since the load's start; {@code null} if
 *     none did, or if the run predates this field
 * @param contact how far the load got to the target; {@code null} in runs that predate this field
 * @param finishing kinds of visitor whose journey can end {@code bought} or {@code done}; {@code null} for a plain
 *     simulation, or if the run predates this field
 * @param starts by the second; {@code null} if start times were not known beforehand, and in older runs
 */
public record Totals(
        long planned,
        long due,
        long started,
        Map<String, Long> dueByPhase,
        Map<String, Long> startedByPhase,
        long responses,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Long soldOutMs,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Contact contact,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<String> finishing,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Starts starts) {

    /** For a run of which only the counts are known. */
    public Totals(
            long planned,
            long due,
            long started,
            Map<String, Long> dueByPhase,
            Map<String, Long> startedByPhase,
            long responses,
            @Nullable Long soldOutMs) {
        this(planned, due, started, dueByPhase, startedByPhase, responses, soldOutMs, null, null, null);
    }

    /** For a run in which no visitor found everything sold. */
    public Totals(
            long planned,
            long due,
            long started,
            Map<String, Long> dueByPhase,
            Map<String, Long> startedByPhase,
            long responses) {
        this(planned, due, started, dueByPhase, startedByPhase, responses, null, null, null, null);
    }
}
