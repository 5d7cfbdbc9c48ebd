package dev.onsale.load;

import dev.onsale.gatling.GatlingEngine;
import dev.onsale.gatling.Program;
import dev.onsale.plan.ArrivalSchedule;
import dev.onsale.plan.HostMap;
import dev.onsale.plan.Plan;
import dev.onsale.plan.Shard;
import dev.onsale.record.Journey;
import dev.onsale.scenario.OnSale;
import dev.onsale.scenario.Rehearsal;
import io.gatling.javaapi.http.HttpProtocolBuilder;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.function.LongConsumer;

/** An on-sale in onsale's words: every visitor's journey is known, and ends in one outcome. */
public record OnSaleScript(OnSale onSale) implements Script {

    private static final Duration WARM_UP_DRAIN = Duration.ofSeconds(3);

    @Override
    public Map<String, String> decidedBy(Plan plan, HostMap map) {
        return Map.of();
    }

    @Override
    public DueVisitors due(LoadOrder order) {
        return DueVisitors.on(ArrivalSchedule.of(order.plan()).part(order.shard()));
    }

    @Override
    public Set<String> authoredSteps(Plan plan) {
        return onSale.authoredSteps(plan);
    }

    @Override
    public HttpProtocolBuilder protocol(HttpProtocolBuilder plain) {
        return onSale.protocolOn(plain);
    }

    @Override
    public PreparedRun prepared(
            LoadOrder order, ArrivalSchedule schedule, Rehearsal.Listener listener, LongConsumer loadStarted) {
        Duration longest = order.plan().length().plus(order.plan().workload().drain());
        ArrivalSchedule whole = order.shard().isWhole() ? schedule : ArrivalSchedule.of(order.plan());
        return new Journeys(
                order, schedule, rehearsal(order, whole, order.shard(), listener), loadStarted, longest, order.shard());
    }

    @Override
    public PreparedRun warmUp(LoadOrder order, ArrivalSchedule schedule) {
        Duration longest = Duration.ofNanos(schedule.lengthNanos()).plus(WARM_UP_DRAIN);
        return new Journeys(
                order,
                schedule,
                rehearsal(order, schedule, Shard.WHOLE, new NoListener()),
                startMs -> {},
                longest,
                Shard.WHOLE);
    }

    private static Rehearsal rehearsal(
            LoadOrder order, ArrivalSchedule whole, Shard shard, Rehearsal.Listener listener) {
        return new Rehearsal(
                order.plan(), whole, shard, order.scripted().accounts(), System::currentTimeMillis, listener);
    }

    private final class Journeys implements PreparedRun {
        private final LoadOrder order;
        private final ArrivalSchedule schedule;
        private final Rehearsal rehearsal;
        private final LongConsumer loadStarted;
        private final Duration longest;
        private final Shard shard;

        Journeys(
                LoadOrder order,
                ArrivalSchedule schedule,
                Rehearsal rehearsal,
                LongConsumer loadStarted,
                Duration longest,
                Shard shard) {
            this.shard = shard;
            this.order = order;
            this.schedule = schedule;
            this.rehearsal = rehearsal;
            this.loadStarted = loadStarted;
            this.longest = longest;
        }

        @Override
        public Program program() {
            return new Program.Content(
                    () -> onSale.scenario(rehearsal).injectOpen(GatlingEngine.exactly(schedule, startMs -> {
                        rehearsal.loadStarted(startMs);
                        loadStarted.accept(startMs);
                    })),
                    order::protocol,
                    longest,
                    shard);
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
            // An on-sale has no hooks of its own; its plan may have.
        }
    }

    private static final class NoListener implements Rehearsal.Listener {
        @Override
        public void felt(String step, long feltMs, boolean ok) {}

        @Override
        public void ended(Journey journey) {}
    }
}
