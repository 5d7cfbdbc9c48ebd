package dev.onsale.record.live;

import dev.onsale.plan.Outcome;
import dev.onsale.plan.Plan;
import dev.onsale.record.files.Redaction;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * A run that is about to begin.
 *
 * @param id the name of its directory
 * @param targetUrl where the load goes, without user information and query
 * @param version of onsale
 * @param labels the user's labels, key to value
 * @param hasDoors whether sales open during it: a plain simulation has no doors
 * @param phases in order of time
 * @param journeys those that have ended so far: kind of visitor to outcome to count
 */
public record RunUnderWay(
        String id,
        Plan plan,
        String targetUrl,
        String version,
        Map<String, String> labels,
        boolean hasDoors,
        List<PhaseBoundary> phases,
        Supplier<Map<String, Map<Outcome, Long>>> journeys) {

    public RunUnderWay {
        targetUrl = Redaction.url(targetUrl);
        labels = Map.copyOf(labels);
        phases = List.copyOf(phases);
    }
}
