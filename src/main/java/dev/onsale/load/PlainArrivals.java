package dev.onsale.load;

import dev.onsale.gatling.simulation.SetUp;
import dev.onsale.plan.ArrivalSchedule;
import dev.onsale.plan.BadInputException;
import dev.onsale.plan.Kinds;
import dev.onsale.plan.Plan;
import dev.onsale.plan.Shard;
import dev.onsale.plan.Workload;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/**
 * The visitors of a plain simulation: by its own injection profile or by a plan's arrivals, all of them or one
 * shard's.
 */
final class PlainArrivals {

    private PlainArrivals() {}

    /**
     * The visitors who are due.
     *
     * @param where the simulation, for messages
     * @throws BadInputException if it must be split and cannot be
     */
    static DueVisitors due(LoadOrder order, SetUp read, Rendition rendition, String where) {
        Plan plan = order.plan();
        Shard shard = order.shard();
        read.requireSplittable(shard, where);
        if (!rendition.ownInjection()) {
            return DueVisitors.on(ArrivalSchedule.of(plan).part(shard));
        }
        SetUp seeded = read.seeded(plan.seed());
        if (!shard.isWhole()) {
            String unknown = seeded.injection().unknown();
            if (unknown != null) {
                throw new BadInputException(
                        where + ": it cannot be split among injectors: " + unknown,
                        "run it on one, or add arrivals to the plan: an open model can be split");
            }
        }
        return DueVisitors.of(seeded.sharded(shard).injection());
    }

    /** If the plan does not set visitors, the simulation's scenarios keep their proportions. */
    static SetUp arriving(SetUp setUp, Plan plan, ArrivalSchedule whole, Shard shard, Duration longest) {
        Map<String, Double> shares = plan.workload().visitors().equals(Workload.VISITORS_DEFAULT)
                ? setUp.shares()
                : plan.workload().visitors();
        return arriving(setUp, whole, shard, shares, plan, longest);
    }

    /**
     * The same scenarios, with visitors who arrive by this schedule.
     *
     * @param schedule for all visitors
     * @param shard which of them arrive here
     * @param shares of the scenarios, by name
     * @throws BadInputException if scenarios wait for others to end, or a share names no scenario
     */
    static SetUp arriving(
            SetUp setUp,
            ArrivalSchedule schedule,
            Shard shard,
            Map<String, Double> shares,
            Plan plan,
            Duration longest) {
        if (setUp.chained()) {
            throw new BadInputException(
                    plan.scenario() + ": it chains scenarios by andThen, which arrivals cannot replace",
                    "remove arrivals from the plan, to run its own injection profile");
        }
        List<String> names = setUp.rootScenarios();
        shares.keySet().stream()
                .filter(name -> !names.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw new BadInputException(
                            plan.scenario() + ": it has no scenario '" + name
                                    + "', but the plan sends visitors of that kind",
                            "its scenarios are " + names + ": change visitors in the plan, or omit them");
                });
        Kinds kinds = Kinds.of(shares, schedule.visitors(), plan.seed());
        Map<String, ArrivalSchedule> byScenario = new HashMap<>();
        names.stream().filter(shares::containsKey).forEach(name -> {
            ArrivalSchedule own = ofKind(schedule, shard, kinds, name);
            if (shard.isWhole() || own.visitors() > 0) {
                byScenario.put(name, own);
            }
        });
        return setUp.arriving(byScenario, longest);
    }

    private static ArrivalSchedule ofKind(ArrivalSchedule schedule, Shard shard, Kinds kinds, String name) {
        LongStream.Builder offsets = LongStream.builder();
        for (int visitor = 0; visitor < schedule.visitors(); visitor++) {
            if (shard.has(visitor) && kinds.kind(visitor).equals(name)) {
                offsets.add(schedule.offsetNanos(visitor));
            }
        }
        return ArrivalSchedule.exactly(name, offsets.build().toArray(), Duration.ofNanos(schedule.lengthNanos()));
    }
}
