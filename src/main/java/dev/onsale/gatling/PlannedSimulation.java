package dev.onsale.gatling;

import dev.onsale.gatling.structure.SplitScenario;
import io.gatling.core.scenario.SimulationParams;
import io.gatling.javaapi.core.Simulation;
import org.jspecify.annotations.Nullable;

/** The one simulation that Gatling instantiates; the {@link GatlingEngine} supplies its content. */
public final class PlannedSimulation extends Simulation {

    private final Program program;

    public PlannedSimulation() {
        program = GatlingEngine.next();
        if (program instanceof Program.Content content) {
            setUp(content.population().get())
                    .protocols(content.protocol().get())
                    .maxDuration(content.longest());
        }
    }

    @Override
    public SimulationParams params(@Nullable String name) {
        if (program instanceof Program.SetUpElsewhere elsewhere) {
            return elsewhere.setUp().get().parameters();
        }
        SimulationParams parameters = super.params(name);
        if (program instanceof Program.Content content) {
            SplitScenario.requireSplittable(parameters, content.shard(), "the scenario");
            SplitScenario.split(parameters, content.shard());
        }
        return parameters;
    }
}
