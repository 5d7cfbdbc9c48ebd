package dev.onsale.load;

import io.gatling.javaapi.core.PopulationBuilder;
import io.gatling.javaapi.core.ProtocolBuilder;
import io.gatling.javaapi.core.Simulation;
import java.time.Duration;
import java.util.function.Supplier;

/** The one simulation that Gatling instantiates; what it does is handed over by the {@link GatlingEngine}. */
public final class PlannedSimulation extends Simulation {

    /**
     * What to run. The suppliers are called while Gatling instantiates the simulation: its DSL works only then.
     *
     * @param longest after which everything is cut off
     */
    record Content(Supplier<PopulationBuilder> population, Supplier<ProtocolBuilder> protocol, Duration longest) {}

    public PlannedSimulation() {
        Content content = GatlingEngine.next();
        setUp(content.population().get()).protocols(content.protocol().get()).maxDuration(content.longest());
    }
}
