package dev.onsale.plan;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a scenario expects of an average journey, so that a plan's outlook can be computed before anything is sent.
 *
 * @param requestsByStep mean number of requests a journey sends of each step, in order; empty if it is not known
 * @param medianLength from admission to the end, including think times, in the sale's clock; {@code null} if not known
 * @param ticketsPerOrder mean party; {@code null} if not known
 * @param largestParty the largest number of tickets that anybody wants; {@code null} if not known
 * @param everyStep the names of all steps that can be sent; {@code null} if some are known only when they are
 * @param outcomes the possible outcomes of each kind's journeys; a kind whose outcomes are not known is missing
 * @param scenarios names of the scenarios of a plain simulation, whose visitors have no outcomes; {@code null} for an
 *     on-sale, or if nothing is known
 */
public record JourneyEstimate(
        Map<String, Double> requestsByStep,
        @Nullable Duration medianLength,
        @Nullable Double ticketsPerOrder,
        @Nullable Integer largestParty,
        @Nullable Set<String> everyStep,
        Map<String, Set<Outcome>> outcomes,
        @Nullable Set<String> scenarios) {

    /** For an on-sale that sends only these steps, with unknown outcomes. */
    public JourneyEstimate(
            Map<String, Double> requestsByStep,
            @Nullable Duration medianLength,
            @Nullable Double ticketsPerOrder,
            @Nullable Integer largestParty) {
        this(
                requestsByStep,
                medianLength,
                ticketsPerOrder,
                largestParty,
                requestsByStep.isEmpty() ? null : requestsByStep.keySet(),
                Map.of(),
                null);
    }

    /** For a plain simulation, of which little is known. */
    public static JourneyEstimate ofPlain(Set<String> scenarios, @Nullable Set<String> everyStep) {
        return new JourneyEstimate(Map.of(), null, null, null, everyStep, Map.of(), scenarios);
    }

    /** Nothing is known about the scenario. */
    public static final JourneyEstimate UNKNOWN = new JourneyEstimate(Map.of(), null, null, null);

    /** Whether it is for a plain simulation: there are no doors, no pace, and no kinds except its scenarios. */
    public boolean isPlain() {
        return scenarios != null;
    }

    /** Whether a step of this name can be sent; a redirect's request is named after the step that led to it. */
    public boolean maySend(String step) {
        return everyStep == null
                || everyStep.contains(step)
                || everyStep.contains(step.replaceFirst(" Redirect [0-9]+$", ""));
    }

    /** 0 if it is not known. */
    public double requestsPerJourney() {
        return requestsByStep.values().stream().mapToDouble(Double::doubleValue).sum();
    }
}
