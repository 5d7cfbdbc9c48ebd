package dev.onsale.load;

import dev.onsale.plan.Arrival;
import dev.onsale.plan.ArrivalSchedule;
import dev.onsale.plan.Shape;
import dev.onsale.plan.WarmUp;
import java.util.List;

/** The load that only warms up a plan's target: see {@link Script#warmUp}. */
final class TargetWarmUp {

    private TargetWarmUp() {}

    static PreparedRun prepared(LoadOrder order, WarmUp warmUp) {
        ArrivalSchedule schedule = order.dressRehearsal()
                ? ArrivalSchedule.of(order.plan())
                : ArrivalSchedule.of(steady(warmUp), order.plan().seed());
        return order.script().warmUp(order, schedule);
    }

    private static List<Arrival> steady(WarmUp warmUp) {
        double rate = warmUp.ratePerSecond();
        return List.of(new Arrival("warm-up", rate, rate, warmUp.lasting(), Shape.CONSTANT));
    }
}
