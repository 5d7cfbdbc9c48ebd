package dev.onsale.record.walk;

import dev.onsale.plan.Outcome;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The journey of a single visitor, request by request. It is shown, but not stored.
 *
 * @param steps in order of their ends; a request still open when the walk was cut off comes last
 * @param tookMs from the first step to the outcome
 * @param savers session attribute to the extractors by which the kind's requests would fill it:
 *     {@code hold: jsonPath($.hold)}
 * @param attributes the session's attributes at the last response, without those of Gatling and of onsale's words
 * @param lastSteps the requests of the journey's last word; empty if it ends with a chain of Gatling's own
 * @param shortened what a plain simulation had shortened for the walk; {@code null} for a scenario in onsale's words
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

    /** For a scenario in onsale's words. */
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
     * For a plain simulation: complete if the visitor reached its end and each of its requests eventually succeeded.
     *
     * @param ended whether the visitor reached the scenario's end
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
     * Whether the journey reached its last word without a refusal: only that shows that the scenario fits its target. A
     * visitor who finds everything sold, loses seats or is refused hides all that follows.
     */
    public boolean whole() {
        return switch (outcome) {
            case DONE -> failedForGood().isEmpty();
            case BOUGHT, DECLINED, GAVE_UP, ABANDONED ->
                reachedLastWord() && failedForGood().isEmpty();
            case SOLD_OUT, SEAT_LOST, REFUSED, ERROR, UNKNOWN, CUT_OFF -> false;
        };
    }

    /** Whether a request of the last word was sent. */
    public boolean reachedLastWord() {
        return lastSteps.isEmpty()
                ? outcome == Outcome.BOUGHT
                : steps.stream().anyMatch(step -> step.sent() && lastSteps.contains(step.name()));
    }

    /** The index of the first step that got a failed response and never a successful one; empty if there is none. */
    public OptionalInt failedForGood() {
        return IntStream.range(0, steps.size())
                .filter(place -> steps.get(place).failedForGood(steps))
                .findFirst();
    }

    /** The index of the first request that failed in any way and never succeeded; empty if there is none. */
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

    /** Whether the target has responded to any request. */
    public boolean answered() {
        return steps.stream().anyMatch(step -> step.reply() != null);
    }
}
