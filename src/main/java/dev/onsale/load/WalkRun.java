package dev.onsale.load;

import dev.onsale.plan.ArrivalSchedule;
import dev.onsale.plan.BadInputException;
import dev.onsale.plan.Plan;
import dev.onsale.record.Walk;
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
 * Sends one visitor of each kind on the journey, one after the other, and takes down every request and answer. Nothing
 * is recorded or warmed: a walk finds out whether a scenario fits its target, not how fast that is.
 *
 * <p>People's pauses are cut to {@value #PAUSE_MS} ms and patience never ends; the clocks of the target, holds above
 * all, stay those of the plan.
 */
public final class WalkRun {

    private static final long PAUSE_MS = 100;

    private final LoadOrder order;
    private final Duration longest;
    private final Interlock interlock;

    /** @param longest after which a visitor who is still under way is cut off */
    public WalkRun(LoadOrder order, Duration longest) {
        this.order = order;
        this.longest = longest;
        this.interlock = new Interlock(order.allowedHosts());
    }

    /**
     * Walks.
     *
     * @param kinds which kinds of visitor, in this order
     * @param beginning told of each kind before it sets out
     * @throws TargetUnreachableException if nothing accepts a connection at the target
     * @throws BadInputException if a hook fails, the scenario does not know a kind, or tried to go where it must not
     */
    public List<Walk> execute(List<String> kinds, Consumer<String> beginning) {
        OnSale onSale = onSale();
        TargetAddress.requireReachable(order.target());
        Hooks hooks = new Hooks(order);
        hooks.beforeRun(Duration.ZERO);
        List<Walk> walks = new ArrayList<>();
        for (String kind : kinds) {
            beginning.accept(kind);
            walks.add(walk(onSale, kind));
            requireStayedInside();
        }
        hooks.afterRun();
        return walks;
    }

    private OnSale onSale() {
        if (order.script() instanceof OnSaleScript words) {
            return words.onSale();
        }
        throw new BadInputException(
                order.plan().scenario() + ": a plain Gatling simulation does not say what its visitors want",
                "onsale check walks scenarios in the words of onsale; try this one with: onsale run");
    }

    private Walk walk(OnSale onSale, String kind) {
        Plan plan = order.plan().forOne(kind);
        ArrivalSchedule schedule = ArrivalSchedule.of(plan);
        EventLoops loops = EventLoops.passing(interlock, 1);
        try {
            WalkTap tap = new WalkTap(new Confidential(order.secrets(), order.headers()));
            Rehearsal rehearsal =
                    Rehearsal.walkedThrough(plan, schedule, order.accounts(), System::currentTimeMillis, tap);
            new GatlingEngine(loops, tap)
                    .run(
                            new PlannedSimulation.Content(
                                    () -> population(onSale, rehearsal, schedule, tap), () -> protocol(tap), longest),
                            () -> {},
                            () -> rehearsal.cutOff(1));
            return tap.walk();
        } finally {
            Injector.close(loops);
        }
    }

    private static PopulationBuilder population(
            OnSale onSale, Rehearsal rehearsal, ArrivalSchedule schedule, WalkTap tap) {
        ScenarioBuilder scenario = onSale.scenario(rehearsal);
        tap.reads(ScenarioExtractors.of(scenario));
        return scenario.injectOpen(GatlingEngine.exactly(schedule, rehearsal::loadStarted))
                .customPauses(session -> PAUSE_MS);
    }

    /** A transformer hears every answer before its checks do, and makes Gatling keep bodies that no check asks for. */
    private ProtocolBuilder protocol(WalkTap tap) {
        return order.protocol().sign(tap::sends).transformResponse(tap::answered);
    }

    private void requireStayedInside() {
        String refused = interlock.firstRefused();
        if (refused != null) {
            throw new BadInputException(
                    "the scenario tried to connect to " + refused + ", which is not an allowed target",
                    "if you mean it: allowedTargets: [" + refused + "] in the plan, or --allow-target " + refused);
        }
    }
}
