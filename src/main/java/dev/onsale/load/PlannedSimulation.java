package dev.onsale.load;

import io.gatling.core.scenario.SimulationParams;
import io.gatling.javaapi.core.PopulationBuilder;
import io.gatling.javaapi.core.ProtocolBuilder;
import io.gatling.javaapi.core.Simulation;
import java.time.Duration;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The one simulation that Gatling instantiates; what it does is handed over by the {@link GatlingEngine}. */
public final class PlannedSimulation extends Simulation {

    private final GatlingEngine.Program program;

    /**
     * What to run. The suppliers are called while Gatling instantiates the simulation: its DSL works only then.
     *
     * @param longest after which everything is cut off
     */
    record Content(Supplier<PopulationBuilder> population, Supplier<ProtocolBuilder> protocol, Duration longest)
            implements GatlingEngine.Program {}

    /**
     * A simulation that somebody else set up.
     *
     * @param loadStarted told, in epoch ms, when Gatling begins to inject
     */
    record SetUpElsewhere(Supplier<SimulationParams> setUp, LongConsumer loadStarted)
            implements GatlingEngine.Program {}

    public PlannedSimulation() {
        program = GatlingEngine.next();
        if (program instanceof Content content) {
            setUp(content.population().get())
                    .protocols(content.protocol().get())
                    .maxDuration(content.longest());
        }
    }

    @Override
    public SimulationParams params(@Nullable String name) {
        return program instanceof SetUpElsewhere elsewhere ? elsewhere.setUp().get() : super.params(name);
    }
}
