package dev.onsale.load;

import dev.onsale.plan.ArrivalSchedule;
import dev.onsale.plan.Plan;
import dev.onsale.record.StepNaming;
import dev.onsale.scenario.Rehearsal;
import java.util.function.LongConsumer;

/** What visitors of a run do: an on-sale in the words of onsale, or a plain Gatling simulation. */
public sealed interface Script permits OnSaleScript, PlainSimulation {

    /** Who is due in the run that is ordered. */
    Due due(LoadOrder order);

    /**
     * One measured run.
     *
     * @param listener hears of journeys, where the script tells them
     * @param loadStarted told, in epoch ms, when t = 0
     */
    Act act(LoadOrder order, ArrivalSchedule schedule, Rehearsal.Listener listener, LongConsumer loadStarted);

    /** What of a run's names is known beforehand. */
    default StepNaming naming(Plan plan) {
        return StepNaming.UNKNOWN;
    }

    /** Load on another schedule that only warms the target. */
    Act warmUp(LoadOrder order, ArrivalSchedule schedule);
}
