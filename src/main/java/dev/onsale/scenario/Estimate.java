package dev.onsale.scenario;

import dev.onsale.plan.JourneyEstimate;
import dev.onsale.plan.Outcome;
import dev.onsale.plan.Plan;
import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Combines the kinds of an on-sale into one average journey of a plan. */
final class Estimate {
    private Estimate() {}

    /** Weighted by the plan's shares; length and mean party are those of the largest kind. */
    static JourneyEstimate of(OnSale onSale, Plan plan) {
        Map<String, Double> requests = new LinkedHashMap<>();
        plan.workload()
                .visitors()
                .forEach((kind, share) -> onSale.known(kind, plan)
                        .itinerary()
                        .requestsByStep()
                        .forEach((step, count) -> requests.merge(step, share * count, Double::sum)));
        String most = Collections.max(plan.workload().visitors().entrySet(), Map.Entry.comparingByValue())
                .getKey();
        Kind typical = onSale.known(most, plan);
        Duration length = typical.itinerary().typicalLength();
        Map<String, PossibleJourneys> possible = new LinkedHashMap<>();
        plan.workload()
                .visitors()
                .keySet()
                .forEach(kind ->
                        possible.put(kind, onSale.known(kind, plan).itinerary().possibleJourneys()));
        Map<String, Set<Outcome>> outcomes = new LinkedHashMap<>();
        possible.forEach((kind, journeys) -> outcomes.put(kind, journeys.outcomes()));
        return new JourneyEstimate(
                requests,
                length.isZero() ? null : length,
                typical.party().map(Estimate::mean).orElse(null),
                plan.workload().visitors().keySet().stream()
                        .flatMap(kind -> onSale.known(kind, plan).party().stream())
                        .flatMap(party -> party.values().stream())
                        .max(Integer::compare)
                        .orElse(null),
                everyStep(requests.keySet(), possible.values()),
                outcomes,
                null);
    }

    private static @Nullable Set<String> everyStep(Set<String> counted, Collection<PossibleJourneys> possible) {
        Set<String> every = new LinkedHashSet<>(counted);
        for (PossibleJourneys journeys : possible) {
            Set<String> steps = journeys.steps().orElse(null);
            if (steps == null) {
                return null;
            }
            every.addAll(steps);
        }
        return every;
    }

    private static double mean(Weighted<Integer> party) {
        double mean = 0;
        for (int place = 0; place < party.values().size(); place++) {
            mean += party.share(place) * party.values().get(place);
        }
        return mean;
    }
}
