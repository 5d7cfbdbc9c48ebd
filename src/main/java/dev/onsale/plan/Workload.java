package dev.onsale.plan;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who comes when, and what happens before and after.
 *
 * @param arrivals in order of time; empty only until it is known whether a plain simulation brings its own
 * @param visitors share of each kind of visitor, adding up to 1
 * @param accounts a file of test accounts, relative to the plan, with {@code ${VARIABLE}}s as written
 * @param drain how long after the last arrival journeys may take to end
 */
public record Workload(
        List<Hook> beforeRun,
        List<Hook> afterRun,
        @Nullable WarmUp warmUp,
        List<Arrival> arrivals,
        Map<String, Double> visitors,
        @Nullable String accounts,
        Duration drain)
        implements Inlined {

    public static final Duration DRAIN_DEFAULT = Duration.ofSeconds(10);
    public static final Map<String, Double> VISITORS_DEFAULT = Map.of("fan", 1.0);

    /** These arrivals alone: nothing before or after, no accounts. */
    public static Workload of(List<Arrival> arrivals, Map<String, Double> visitors) {
        return new Workload(List.of(), List.of(), null, arrivals, visitors, null, DRAIN_DEFAULT);
    }

    /** The same with other arrivals. */
    public Workload with(List<Arrival> others) {
        return new Workload(beforeRun, afterRun, warmUp, others, visitors, accounts, drain);
    }

    /** The same with other hooks. */
    public Workload withHooks(List<Hook> before, List<Hook> after) {
        return new Workload(before, after, warmUp, arrivals, visitors, accounts, drain);
    }

    /** The same for one visitor of one kind, who comes at once; without a warm-up. */
    Workload forOne(String kind) {
        double onePerMs = 1_000;
        Arrival one = new Arrival("walk", onePerMs, onePerMs, Duration.ofMillis(1), Shape.CONSTANT);
        return new Workload(beforeRun, afterRun, null, List.of(one), Map.of(kind, 1.0), accounts, drain);
    }

    /** Length of all arrivals together. */
    Duration length() {
        return arrivals.stream().map(Arrival::over).reduce(Duration.ZERO, Duration::plus);
    }
}
