package dev.onsale.gatling;

import dev.onsale.gatling.simulation.SetUp;
import dev.onsale.plan.Shard;
import io.gatling.javaapi.core.PopulationBuilder;
import io.gatling.javaapi.core.ProtocolBuilder;
import java.time.Duration;
import java.util.function.LongConsumer;
import java.util.function.Supplier;

/**
 * What Gatling is to run. The suppliers are called while Gatling instantiates its simulation: its DSL works only then.
 */
public sealed interface Program {

    /**
     * A population of onsale's own.
     *
     * @param longest after which everything is cut off
     * @param shard whose visitors the population is
     */
    record Content(
            Supplier<PopulationBuilder> population, Supplier<ProtocolBuilder> protocol, Duration longest, Shard shard)
            implements Program {

        /** For all visitors. */
        public Content(Supplier<PopulationBuilder> population, Supplier<ProtocolBuilder> protocol, Duration longest) {
            this(population, protocol, longest, Shard.WHOLE);
        }
    }

    /**
     * A simulation set up by its author.
     *
     * @param loadStarted receives, in epoch ms, when Gatling begins to inject
     */
    record SetUpElsewhere(Supplier<SetUp> setUp, LongConsumer loadStarted) implements Program {}
}
