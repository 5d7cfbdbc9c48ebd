package dev.onsale.load;

import dev.onsale.plan.BadInputException;
import dev.onsale.record.Walk;
import io.gatling.core.structure.PopulationBuilder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Sends one visitor through each scenario of a plain simulation, one after the other. */
final class PlainWalk {

    /** More than anybody sends on one way: a loop that never ends by itself. */
    static final int REQUESTS_MAX = 500;

    private final LoadOrder order;
    private final PlainSimulation simulation;
    private final Duration longest;
    private final Interlock interlock;

    PlainWalk(LoadOrder order, PlainSimulation simulation, Duration longest, Interlock interlock) {
        this.order = order;
        this.simulation = simulation;
        this.longest = longest;
        this.interlock = interlock;
    }

    /**
     * Its own {@code before()} and {@code after()} are called once.
     *
     * @param beginning told of each scenario before its visitor sets out
     */
    List<Walk> execute(List<String> scenarios, Consumer<String> beginning) {
        ScenarioLoader loader = simulation.loader();
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        Thread.currentThread().setContextClassLoader(loader);
        SetUp made = simulation.walked(order, loader);
        boolean[] begun = new boolean[1];
        try {
            // What is asked for in an answer is found by the names as they were written.
            Map<String, ScenarioExtractors> extractors = new HashMap<>();
            Map<String, List<String>> shortened = new HashMap<>();
            made.flat().map(PopulationBuilder::scenarioBuilder).forEach(scenario -> {
                extractors.put(scenario.name(), ScenarioExtractors.of(scenario));
                shortened.put(scenario.name(), List.copyOf(ShortWays.through(scenario)));
            });
            MarkedNames.mark(made.parameters());
            List<Walk> walks = new ArrayList<>();
            for (String scenario : scenarios) {
                beginning.accept(scenario);
                SetUp hooked = begun[0] ? made.unhooked() : made.hooked(simulation.where(), () -> begun[0] = true);
                walks.add(walk(
                        hooked,
                        scenario,
                        extractors.getOrDefault(scenario, ScenarioExtractors.NONE),
                        shortened.getOrDefault(scenario, List.of())));
                interlock.requireStayedInside();
            }
            return walks;
        } finally {
            try {
                if (begun[0]) {
                    made.after(simulation.where());
                }
            } finally {
                Thread.currentThread().setContextClassLoader(context);
            }
        }
    }

    private Walk walk(SetUp hooked, String scenario, ScenarioExtractors extractors, List<String> shortened) {
        EventLoops loops = EventLoops.passing(interlock, 1);
        try {
            Confidential confidential = order.confidential();
            WalkTap tap = new WalkTap(confidential, order.names(confidential));
            tap.reads(extractors);
            GatlingEngine engine = new GatlingEngine(loops, tap);
            tap.stops(REQUESTS_MAX, () -> engine.stop("more than " + REQUESTS_MAX + " requests"));
            engine.run(
                    new PlannedSimulation.SetUpElsewhere(
                            () -> new WalkedSetUp(tap, longest).of(hooked.parameters(), scenario), startMs -> {}),
                    () -> {},
                    () -> {});
            requireNoCrash(engine.crash());
            return tap.plainWalk(scenario, shortened);
        } finally {
            Injector.close(loops);
        }
    }

    private void requireNoCrash(@Nullable String crash) {
        if (crash != null) {
            throw new BadInputException(
                    simulation.where() + ": Gatling ended the walk: "
                            + order.confidential().out(crash),
                    "mend it: a run would end so too");
        }
    }
}
