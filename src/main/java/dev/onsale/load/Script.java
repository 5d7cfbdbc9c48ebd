package dev.onsale.load;

import dev.onsale.plan.ArrivalSchedule;
import dev.onsale.plan.Plan;
import dev.onsale.scenario.Rehearsal;
import java.util.Set;
import java.util.function.LongConsumer;

/** What visitors of a run do: an on-sale in the words of onsale, or a plain Gatling simulation. */
public sealed interface Script permits OnSaleScript, PlainSimulation {

    /** Who is due in the run that is ordered. */
    Due due(LoadOrder order);

    /** Names of steps as their author wrote them, as far as they are known before anything is sent. */
    Set<String> authoredSteps(Plan plan);

    /**
     * One measured run.
     *
     * @param listener hears of journeys, where the script tells them
     * @param loadStarted told, in epoch ms, when t = 0
     */
    Act act(LoadOrder order, ArrivalSchedule schedule, Rehearsal.Listener listener, LongConsumer loadStarted);

    /** Load on another schedule that only warms the target. */
    Act warmUp(LoadOrder order, ArrivalSchedule schedule);
}
