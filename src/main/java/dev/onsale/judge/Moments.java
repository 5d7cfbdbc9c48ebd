package dev.onsale.judge;

import dev.onsale.judge.Measures.Key;
import dev.onsale.judge.Measures.Measure;
import dev.onsale.plan.CellName;
import dev.onsale.plan.GateSettings;
import dev.onsale.plan.Outcome;
import dev.onsale.record.RunSummary;
import java.util.List;
import java.util.Map;

/** One run's moments: when each step had recovered after the surge, and when everything was sold. */
final class Moments {

    /** The subject of the time to sell out: the sale as a whole. */
    static final String SALE = CellName.SALE;

    /** With fewer responses after the surge, or visitors who found it sold out, a missing moment says nothing. */
    private static final long SAMPLES_MIN = Eligibility.samplesNeeded(new Metric.Recovered());

    private Moments() {}

    /** Adds them; what cannot be known of this run is absent, what could have come and did not is {@link Measure#never}. */
    static void of(RunSummary summary, List<StepResponses> steps, GateSettings gate, Map<Key, Measure> measures) {
        if (!summary.plan().workload().arrivals().isEmpty()) {
            Recovery.surge(summary.plan().workload().arrivals())
                    .ifPresent(surge -> steps.forEach(step -> recovered(step, surge, gate, measures)));
        }
        soldOut(summary, measures);
    }

    private static void recovered(
            StepResponses step, Recovery.Surge surge, GateSettings gate, Map<Key, Measure> measures) {
        Recovery.comeback(gate, step, surge).ifPresent(comeback -> {
            Key key = new Key(step.step(), new Metric.Recovered());
            Double tookMs = comeback.tookMs();
            if (tookMs != null) {
                measures.put(key, Measure.ofMoment(tookMs, comeback.responsesAfter()));
            } else if (comeback.responsesAfter() >= SAMPLES_MIN) {
                measures.put(key, Measure.never(comeback.responsesAfter()));
            }
        });
    }

    private static void soldOut(RunSummary summary, Map<Key, Measure> measures) {
        Key key = new Key(SALE, new Metric.SoldOut());
        Long soldOutMs = summary.measured().totals().soldOutMs();
        long emptyHanded = ended(summary, Outcome.SOLD_OUT);
        if (soldOutMs != null) {
            double doorsMs = summary.plan().sale().doorsAt().toMillis();
            measures.put(key, Measure.ofMoment(soldOutMs - doorsMs, emptyHanded));
        } else if (emptyHanded == 0
                && summary.measured().aborted() == null
                && !summary.measured().journeys().isEmpty()) {
            // With some and no time the run is from before the time was recorded.
            measures.put(key, Measure.never(ended(summary, Outcome.BOUGHT)));
        }
    }

    private static long ended(RunSummary summary, Outcome outcome) {
        return summary.measured().journeys().values().stream()
                .mapToLong(outcomes -> outcomes.getOrDefault(outcome, 0L))
                .sum();
    }
}
