package dev.onsale.plan;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a scenario expects of one average journey, so that a plan's outlook can be told before anything is sent.
 *
 * @param requestsByStep mean number of requests a journey sends of each step, in order; empty if it is not known
 * @param medianLength from admission to the end, thinking included, in the sale's clock; {@code null} if not known
 * @param ticketsPerOrder mean party; {@code null} if not known
 * @param largestParty most tickets anybody wants; {@code null} if not known
 */
public record JourneyEstimate(
        Map<String, Double> requestsByStep,
        @Nullable Duration medianLength,
        @Nullable Double ticketsPerOrder,
        @Nullable Integer largestParty) {

    /** Nothing is known of the scenario. */
    public static final JourneyEstimate UNKNOWN = new JourneyEstimate(Map.of(), null, null, null);

    /** 0 if it is not known. */
    public double requestsPerJourney() {
        return requestsByStep.values().stream().mapToDouble(Double::doubleValue).sum();
    }
}
