package dev.onsale.record.walk;

import dev.onsale.plan.Outcome;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The journey of a single visitor, request by request. It is shown, never kept.
 *
 * @param steps in the order in which they ended; a request still open when the walk was cut off comes last
 * @param tookMs from the first step to the outcome
 * @param savers per session attribute, what the kind's requests would fill it with: {@code hold: jsonPath($.hold)}
 * @param attributes what the session held at the last answer, without what Gatling and the words keep there
 * @param lastSteps the requests of the journey's last word; empty if it ends with a chain of Gatling's own
 * @param shortened of a plain simulation, what was made shorter for it; {@code null} of the words of onsale
 */
public record Walk(
        String kind,
        List<WalkedStep> steps,
        Outcome outcome,
        long tookMs,
        Map<String, List<String>> savers,
        Set<String> attributes,
        List<String> lastSteps,
        @Nullable List<String> shortened) {

    /** Of a scenario in the words of onsale. */
    public Walk(
            String kind,
            List<WalkedStep> steps,
            Outcome outcome,
            long tookMs,
            Map<String, List<String>> savers,
            Set<String> attributes,
            List<String> lastSteps) {
        this(kind, steps, outcome, tookMs, savers, attributes, lastSteps, null);
    }

    /**
     * Of a plain simulation: whole if it came to its end and each of its requests succeeded in the end.
     *
     * @param ended whether the visitor came to the scenario's end
     */
    public static Walk ofPlain(
            String scenario,
            List<WalkedStep> steps,
            boolean ended,
            long tookMs,
            Map<String, List<String>> savers,
            Set<String> attributes,
            List<String> shortened) {
        Outcome outcome = firstFailure(steps).isPresent() ? Outcome.ERROR : ended ? Outcome.DONE : Outcome.CUT_OFF;
        return new Walk(scenario, steps, outcome, tookMs, savers, attributes, List.of(), shortened);
    }

    public Walk {
        steps = List.copyOf(steps);
        lastSteps = List.copyOf(lastSteps);
        shortened = shortened == null ? null : List.copyOf(shortened);
    }

    /**
     * Whether the journey came to its last word and nothing on the way was refused: only that shows that the scenario
     * fits its target. What is sold out, lost or refused hides all that comes after it.
     */
    public boolean whole() {
        return switch (outcome) {
            case DONE -> failedForGood().isEmpty();
            case BOUGHT, DECLINED, GAVE_UP, ABANDONED ->
                reachedLastWord() && failedForGood().isEmpty();
            case SOLD_OUT, SEAT_LOST, REFUSED, ERROR, UNKNOWN, CUT_OFF -> false;
        };
    }

    /** Whether a request of the last word went out. */
    public boolean reachedLastWord() {
        return lastSteps.isEmpty()
                ? outcome == Outcome.BOUGHT
                : steps.stream().anyMatch(step -> step.sent() && lastSteps.contains(step.name()));
    }

    /** The place of the first step that was answered with a failure, and never well; empty if there is none. */
    public OptionalInt failedForGood() {
        return IntStream.range(0, steps.size())
                .filter(place -> steps.get(place).failedForGood(steps))
                .findFirst();
    }

    /** The place of the first request that failed in whatever way, and never succeeded; empty if there is none. */
    public OptionalInt firstFailure() {
        return firstFailure(steps);
    }

    private static OptionalInt firstFailure(List<WalkedStep> steps) {
        return IntStream.range(0, steps.size())
                .filter(place -> !steps.get(place).ok()
                        && steps.stream()
                                .noneMatch(other -> other.ok()
                                        && other.name().equals(steps.get(place).name())))
                .findFirst();
    }

    public boolean plain() {
        return shortened != null;
    }

    /** Whether the target has answered any request. */
    public boolean answered() {
        return steps.stream().anyMatch(step -> step.reply() != null);
    }
}
