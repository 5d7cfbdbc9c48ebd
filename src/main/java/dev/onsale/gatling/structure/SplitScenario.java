package dev.onsale.gatling.structure;

import dev.onsale.plan.BadInputException;
import dev.onsale.plan.Shard;
import io.gatling.core.action.builder.ActionBuilder;
import io.gatling.core.action.builder.FeedBuilder;
import io.gatling.core.action.builder.RendezVousBuilder;
import io.gatling.core.feeder.FeederStrategy;
import io.gatling.core.feeder.SourceFeederBuilder;
import io.gatling.core.scenario.SimulationParams;
import io.gatling.core.structure.PopulationBuilder;
import java.lang.reflect.Field;
import java.util.List;
import java.util.function.Consumer;
import scala.Function0;
import scala.collection.AbstractIterator;
import scala.collection.Iterator;
import scala.jdk.javaapi.CollectionConverters;
import scala.runtime.AbstractFunction0;

/**
 * What a scenario shares among its visitors if several injectors send them. Splits a feeder's records like the
 * visitors, each {@code count}-th to a shard, so that no two shards ever take the same one. Rejects by name what would
 * need agreement among injectors while they run. Uses Gatling's internals, 3.15.1.
 */
public final class SplitScenario {

    private static final Field FEEDER = feeder();

    private SplitScenario() {}

    /**
     * @param where the scenario, for messages
     * @throws BadInputException if a part of it cannot be split
     */
    public static void requireSplittable(SimulationParams simulation, Shard shard, String where) {
        if (shard.isWhole()) {
            return;
        }
        if (simulation.globalThrottleSteps().nonEmpty()
                || populations(simulation).stream()
                        .anyMatch(
                                population -> population.scenarioThrottleSteps().nonEmpty())) {
            throw refused(where, "throttle: it limits the requests of all visitors together", "remove the throttle");
        }
        eachAction(simulation, action -> {
            if (action instanceof RendezVousBuilder) {
                throw refused(
                        where, "rendezVous: its visitors would wait for those of other injectors", "remove rendezVous");
            }
            if (action instanceof FeedBuilder feed
                    && given(feed) instanceof SourceFeederBuilder<?> source
                    && source.options().strategy() == FeederStrategy.Shuffle$.MODULE$) {
                throw refused(
                        where,
                        "a feeder with shuffle(): each injector would shuffle its records in another order",
                        "shuffle the file in advance, and feed it with queue() or circular()");
            }
        });
    }

    /** Changes it in place: limits a shard's feeders to its own records. */
    public static void split(SimulationParams simulation, Shard shard) {
        if (shard.isWhole()) {
            return;
        }
        eachAction(simulation, action -> {
            if (action instanceof FeedBuilder feed && !(given(feed) instanceof OwnRecords)) {
                set(feed, new OwnRecords(given(feed), shard));
            }
        });
    }

    private static BadInputException refused(String where, String what, String hint) {
        return new BadInputException(
                where + ": it cannot be split among injectors: " + what, hint + ", or run it on one injector");
    }

    private static List<PopulationBuilder> populations(SimulationParams simulation) {
        return CollectionConverters.asJava(PopulationBuilder.flatten(simulation.rootPopulationBuilders()));
    }

    private static void eachAction(SimulationParams simulation, Consumer<ActionBuilder> told) {
        populations(simulation)
                .forEach(population ->
                        BuilderTree.actions(population.scenarioBuilder().actionBuilders(), told));
    }

    private static Function0<?> given(FeedBuilder feed) {
        try {
            return (Function0<?>) FEEDER.get(feed);
        } catch (IllegalAccessException e) {
            throw moved(e);
        }
    }

    private static void set(FeedBuilder feed, OwnRecords records) {
        try {
            FEEDER.set(feed, records);
        } catch (IllegalAccessException e) {
            throw moved(e);
        }
    }

    private static Field feeder() {
        try {
            Field field = FeedBuilder.class.getDeclaredField("feederBuilder");
            field.setAccessible(true);
            return field;
        } catch (NoSuchFieldException e) {
            throw moved(e);
        }
    }

    private static IllegalStateException moved(ReflectiveOperationException e) {
        return new IllegalStateException("this Gatling keeps its feeders in another way", e);
    }

    /** Each {@code count}-th record of a feeder. */
    private static final class OwnRecords extends AbstractFunction0<Iterator<Object>> {
        private final Function0<?> all;
        private final Shard shard;

        OwnRecords(Function0<?> all, Shard shard) {
            this.all = all;
            this.shard = shard;
        }

        @Override
        public Iterator<Object> apply() {
            return new Own((Iterator<?>) all.apply(), shard);
        }
    }

    private static final class Own extends AbstractIterator<Object> {
        private final Iterator<?> all;
        private final int count;
        private int others;

        Own(Iterator<?> all, Shard shard) {
            this.all = all;
            this.count = shard.count();
            this.others = shard.index();
        }

        @Override
        public boolean hasNext() {
            for (; others > 0 && all.hasNext(); others--) {
                all.next();
            }
            return all.hasNext();
        }

        @Override
        public Object next() {
            hasNext();
            Object own = all.next();
            others = count - 1;
            return own;
        }
    }
}
