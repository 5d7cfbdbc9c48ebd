package dev.onsale.gatling.simulation;

import dev.onsale.gatling.checks.ScenarioExtractors;
import dev.onsale.gatling.request.WalkListener;
import dev.onsale.gatling.structure.MarkedNames;
import dev.onsale.gatling.structure.ShortWays;
import io.gatling.core.structure.ScenarioBuilder;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A simulation through whose scenarios one visitor is sent quickly. */
public final class SimulationWalk {

    private final Map<String, ScenarioExtractors> extractors = new HashMap<>();
    private final Map<String, List<String>> shortened = new HashMap<>();

    private SimulationWalk() {}

    /**
     * Shortens the paths through this simulation's scenarios, and marks its names: in place, before Gatling builds it.
     */
    public static SimulationWalk through(SetUp setUp) {
        SimulationWalk walk = new SimulationWalk();
        // Extractors are found by the names as written.
        setUp.flat().forEach(population -> {
            ScenarioBuilder scenario = population.scenarioBuilder();
            walk.extractors.put(scenario.name(), ScenarioExtractors.of(scenario));
            walk.shortened.put(scenario.name(), List.copyOf(ShortWays.through(scenario)));
        });
        MarkedNames.mark(setUp.parameters());
        return walk;
    }

    /** What a scenario's requests extract from their responses. */
    public ScenarioExtractors extractors(String scenario) {
        return extractors.getOrDefault(scenario, ScenarioExtractors.NONE);
    }

    /** What was shortened in a scenario, one clause each. */
    public List<String> shortened(String scenario) {
        return shortened.getOrDefault(scenario, List.of());
    }

    /**
     * A copy of the set-up with one visitor of one scenario and no others.
     *
     * @param listener receives the visitor's requests and responses
     * @param longest after which the visitor is cut off
     */
    public static SetUp one(SetUp setUp, String scenario, WalkListener listener, Duration longest) {
        return new SetUp(new WalkedSetUp(listener, longest).of(setUp.parameters(), scenario));
    }
}
