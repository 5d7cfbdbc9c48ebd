package dev.onsale.load;

import dev.onsale.plan.ArrivalSchedule;
import dev.onsale.plan.HostMap;
import dev.onsale.plan.Plan;
import dev.onsale.record.Journey;
import dev.onsale.scenario.OnSale;
import dev.onsale.scenario.Rehearsal;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.function.LongConsumer;

/** An on-sale in the words of onsale: every visitor's journey is known, and ends in one outcome. */
public record OnSaleScript(OnSale onSale) implements Script {

    private static final Duration WARM_UP_DRAIN = Duration.ofSeconds(3);

    @Override
    public Map<String, String> decidedBy(Plan plan, HostMap map) {
        return Map.of();
    }

    @Override
    public Due due(LoadOrder order) {
        return Due.on(ArrivalSchedule.of(order.plan()));
    }

    @Override
    public Set<String> authoredSteps(Plan plan) {
        return onSale.authoredSteps(plan);
    }

    @Override
    public Act act(LoadOrder order, ArrivalSchedule schedule, Rehearsal.Listener listener, LongConsumer loadStarted) {
        Duration longest = order.plan().length().plus(order.plan().drain());
        return new Journeys(order, schedule, rehearsal(order, schedule, listener), loadStarted, longest);
    }

    @Override
    public Act warmUp(LoadOrder order, ArrivalSchedule schedule) {
        Duration longest = Duration.ofNanos(schedule.lengthNanos()).plus(WARM_UP_DRAIN);
        return new Journeys(order, schedule, rehearsal(order, schedule, new NoListener()), startMs -> {}, longest);
    }

    private static Rehearsal rehearsal(LoadOrder order, ArrivalSchedule schedule, Rehearsal.Listener listener) {
        return new Rehearsal(order.plan(), schedule, order.accounts(), System::currentTimeMillis, listener);
    }

    private final class Journeys implements Act {
        private final LoadOrder order;
        private final ArrivalSchedule schedule;
        private final Rehearsal rehearsal;
        private final LongConsumer loadStarted;
        private final Duration longest;

        Journeys(
                LoadOrder order,
                ArrivalSchedule schedule,
                Rehearsal rehearsal,
                LongConsumer loadStarted,
                Duration longest) {
            this.order = order;
            this.schedule = schedule;
            this.rehearsal = rehearsal;
            this.loadStarted = loadStarted;
            this.longest = longest;
        }

        @Override
        public GatlingEngine.Program program() {
            return new PlannedSimulation.Content(
                    () -> onSale.scenario(rehearsal).injectOpen(GatlingEngine.exactly(schedule, startMs -> {
                        rehearsal.loadStarted(startMs);
                        loadStarted.accept(startMs);
                    })),
                    order::protocol,
                    longest);
        }

        @Override
        public ClassLoader loader() {
            return onSale.getClass().getClassLoader();
        }

        @Override
        public int inFlight(RunTap tap) {
            return rehearsal.inFlight();
        }

        @Override
        public void ended(int started) {
            rehearsal.cutOff(started);
        }

        @Override
        public void afterRun() {
            // An on-sale has no hooks of its own; its plan has.
        }
    }

    private static final class NoListener implements Rehearsal.Listener {
        @Override
        public void felt(String step, long feltMs, boolean ok) {}

        @Override
        public void traced(String step, long startEpochMs, long tookMs, boolean ok, String traceparent) {}

        @Override
        public void ended(Journey journey) {}
    }
}
