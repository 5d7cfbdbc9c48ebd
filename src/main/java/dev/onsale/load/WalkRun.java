package dev.onsale.load;

import dev.onsale.gatling.GatlingEngine;
import dev.onsale.gatling.Program;
import dev.onsale.gatling.checks.ScenarioExtractors;
import dev.onsale.gatling.request.WalkedExchange;
import dev.onsale.plan.ArrivalSchedule;
import dev.onsale.plan.BadInputException;
import dev.onsale.plan.Outcome;
import dev.onsale.plan.Plan;
import dev.onsale.record.walk.Walk;
import dev.onsale.scenario.Kind;
import dev.onsale.scenario.OnSale;
import dev.onsale.scenario.Rehearsal;
import io.gatling.javaapi.core.PopulationBuilder;
import io.gatling.javaapi.core.ProtocolBuilder;
import io.gatling.javaapi.core.ScenarioBuilder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Sends one visitor of each kind on the journey, one after the other, and records every request and response. Nothing
 * is stored or warmed up: a walk finds out whether a scenario fits its target, not how fast the target is.
 *
 * <p>Human pauses are cut to {@value #PAUSE_MS} ms and patience never ends; the target's clocks, above all of holds,
 * are those of the plan.
 */
public final class WalkRun {

    private static final long PAUSE_MS = 100;

    /** The maximum number of visitors of a kind sent until one has a card that is not declined. */
    private static final int VISITORS_MAX = 3;

    private final LoadOrder order;
    private final Duration longest;
    private final Interlock interlock;

    /**
     * @param longest after which a visitor who is still under way is cut off
     */
    public WalkRun(LoadOrder order, Duration longest) {
        this.order = order;
        this.longest = longest;
        this.interlock = new Interlock(
                order.access().allowedHosts(), MappedHosts.of(order.access().hostMap()));
    }

    /**
     * Sends the visitors.
     *
     * @param kinds which kinds of visitor, in this order
     * @param beginning told the name of each kind before its visitor starts
     * @throws TargetUnreachableException if nothing accepts a connection at the target
     * @throws BadInputException if a hook fails, the scenario does not define a kind, or it tried to connect to a host
     *     that is not allowed
     */
    public List<Walk> execute(List<String> kinds, Consumer<String> beginning) {
        order.requireReachable();
        Hooks hooks = new Hooks(order);
        hooks.beforeRun(Duration.ZERO);
        List<Walk> walks = walks(kinds, beginning);
        hooks.afterRun();
        return walks;
    }

    private List<Walk> walks(List<String> kinds, Consumer<String> beginning) {
        if (order.script() instanceof PlainSimulation simulation) {
            return new PlainWalk(order, simulation, longest, interlock).execute(kinds, beginning);
        }
        List<Walk> walks = new ArrayList<>();
        for (String kind : kinds) {
            beginning.accept(kind);
            walks.add(buyingPath(kind));
            interlock.requireStayedInside();
        }
        return walks;
    }

    /** Cards are drawn as in a run: another visitor of the same kind may have a valid one. */
    private Walk buyingPath(String kind) {
        long seed = order.plan().seed();
        Walk walk = walk(kind, seed);
        for (int tried = 1; walk.outcome() == Outcome.DECLINED && tried < VISITORS_MAX; tried++) {
            walk = walk(kind, seed + tried);
        }
        return walk;
    }

    private Walk walk(String kind, long seed) {
        Plan plan = order.plan().forOne(kind, seed);
        ArrivalSchedule schedule = ArrivalSchedule.of(plan);
        EventLoops loops = EventLoops.passing(interlock, 1);
        ContextLoader context = ContextLoader.seeing(onSale().getClass().getClassLoader());
        try {
            Confidential confidential = order.confidential();
            WalkTap tap = new WalkTap(confidential, order.names(confidential));
            Rehearsal rehearsal = Rehearsal.walkedThrough(
                    plan, schedule, order.scripted().accounts(), System::currentTimeMillis, tap);
            new GatlingEngine(loops, tap)
                    .run(
                            new Program.Content(
                                    () -> population(rehearsal, schedule, tap), () -> protocol(tap), longest),
                            () -> {},
                            () -> rehearsal.cutOff(1));
            return tap.walk(
                    lastSteps(kind).stream().map(confidential::outOfAuthored).toList());
        } finally {
            context.close();
            Injector.close(loops);
        }
    }

    private OnSale onSale() {
        return ((OnSaleScript) order.script()).onSale();
    }

    private List<String> lastSteps(String kind) {
        return onSale().kinds().stream()
                .filter(known -> known.name().equals(kind))
                .findFirst()
                .map(Kind::lastSteps)
                .orElse(List.of());
    }

    private PopulationBuilder population(Rehearsal rehearsal, ArrivalSchedule schedule, WalkTap tap) {
        ScenarioBuilder scenario = onSale().scenario(rehearsal);
        tap.reads(ScenarioExtractors.of(scenario));
        return scenario.injectOpen(GatlingEngine.exactly(schedule, rehearsal::loadStarted))
                .customPauses(session -> PAUSE_MS);
    }

    private ProtocolBuilder protocol(WalkTap tap) {
        return WalkedExchange.heardBy(tap, order.protocol());
    }
}
