package dev.onsale.record;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How many came, and how far they got.
 *
 * @param planned visitors in the whole schedule
 * @param due visitors whose planned time had come when the run ended (fewer than planned only after an abort)
 * @param started visitors who started
 * @param startedByPhase by the phase of their planned time; {@code dueByPhase} likewise
 * @param soldOutMs when the first visitor went home because all was sold, since the load's start; {@code null} if
 *     none did, or if the run is from before this was recorded
 * @param contact how far the target let the load come; {@code null} of runs from before this was recorded
 * @param finishing kinds of visitor whose journey can end {@code bought} or {@code done}; {@code null} of a plain
 *     simulation, or if the run is from before this was recorded
 * @param starts by the second; {@code null} where nobody was due at a known instant, or of older runs
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

    /** Of a run of which no more than its counts are known. */
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

    /** Of a run in which nobody heard that all was sold. */
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
