package dev.onsale.scenario;

import dev.onsale.plan.JourneyEstimate;
import dev.onsale.plan.Plan;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Adds the kinds of an on-sale up to one average journey of a plan. */
final class Estimate {
    private Estimate() {}

    /** Of the plan's kinds in their shares; length and party are those of the kind that is most of them. */
    static JourneyEstimate of(OnSale onSale, Plan plan) {
        Map<String, Double> requests = new LinkedHashMap<>();
        plan.visitors()
                .forEach((kind, share) -> onSale.known(kind, plan)
                        .requestsByStep()
                        .forEach((step, count) -> requests.merge(step, share * count, Double::sum)));
        String most = Collections.max(plan.visitors().entrySet(), Map.Entry.comparingByValue())
                .getKey();
        Kind typical = onSale.known(most, plan);
        Duration length = typical.typicalLength();
        return new JourneyEstimate(
                requests,
                length.isZero() ? null : length,
                typical.party().map(Estimate::mean).orElse(null),
                typical.party().map(party -> Collections.max(party.values())).orElse(null));
    }

    private static double mean(Weighted<Integer> party) {
        double mean = 0;
        for (int place = 0; place < party.values().size(); place++) {
            mean += party.share(place) * party.values().get(place);
        }
        return mean;
    }
}
