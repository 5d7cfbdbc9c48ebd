package dev.onsale.load;

import dev.onsale.gatling.GatlingEngine;
import dev.onsale.gatling.Program;
import dev.onsale.gatling.simulation.SetUp;
import dev.onsale.gatling.simulation.SimulationWalk;
import dev.onsale.plan.BadInputException;
import dev.onsale.record.walk.Walk;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Sends one visitor through each scenario of a plain simulation, one after the other. */
final class PlainWalk {

    /** More than any visitor sends: the limit for a loop that never ends by itself. */
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
     * @param beginning told the name of each scenario before its visitor starts
     */
    List<Walk> execute(List<String> scenarios, Consumer<String> beginning) {
        ScenarioLoader loader = simulation.loader();
        ContextLoader context = ContextLoader.seeing(loader);
        SetUp made = simulation.walked(order, loader);
        boolean[] begun = new boolean[1];
        try {
            SimulationWalk ways = SimulationWalk.through(made);
            List<Walk> walks = new ArrayList<>();
            for (String scenario : scenarios) {
                beginning.accept(scenario);
                SetUp hooked = begun[0] ? made.unhooked() : made.hooked(simulation::hookFailure, () -> begun[0] = true);
                walks.add(walk(hooked, scenario, ways));
                interlock.requireStayedInside();
            }
            return walks;
        } finally {
            try {
                if (begun[0]) {
                    made.after(simulation::hookFailure);
                }
            } finally {
                context.close();
            }
        }
    }

    private Walk walk(SetUp hooked, String scenario, SimulationWalk ways) {
        EventLoops loops = EventLoops.passing(interlock, 1);
        try {
            Confidential confidential = order.confidential();
            WalkTap tap = new WalkTap(confidential, order.names(confidential));
            tap.reads(ways.extractors(scenario));
            GatlingEngine engine = new GatlingEngine(loops, tap);
            tap.stops(REQUESTS_MAX, () -> engine.stop("more than " + REQUESTS_MAX + " requests"));
            engine.run(
                    new Program.SetUpElsewhere(() -> SimulationWalk.one(hooked, scenario, tap, longest), startMs -> {}),
                    () -> {},
                    () -> {});
            requireNoCrash(engine.crash());
            return tap.plainWalk(scenario, ways.shortened(scenario));
        } finally {
            Injector.close(loops);
        }
    }

    private void requireNoCrash(@Nullable String crash) {
        if (crash != null) {
            throw new BadInputException(
                    simulation.where() + ": Gatling ended the walk: "
                            + order.confidential().out(crash),
                    "fix it: a run would end in the same way");
        }
    }
}
