package dev.onsale.load;

import dev.onsale.plan.ArrivalSchedule;
import dev.onsale.plan.HostMap;
import dev.onsale.plan.Plan;
import dev.onsale.record.StepNaming;
import dev.onsale.scenario.Rehearsal;
import io.gatling.javaapi.http.HttpProtocolBuilder;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongConsumer;

/** What visitors of a run do: an on-sale in the words of onsale, or a plain Gatling simulation. */
public sealed interface Script permits OnSaleScript, PlainSimulation {

    /** Who is due in the run that is ordered. */
    DueVisitors due(LoadOrder order);

    /** Names of steps as their author wrote them, as far as they are known before anything is sent. */
    Set<String> authoredSteps(Plan plan);

    /**
     * One measured run.
     *
     * @param listener hears of journeys, where the script tells them
     * @param loadStarted told, in epoch ms, when t = 0
     */
    PreparedRun prepared(
            LoadOrder order, ArrivalSchedule schedule, Rehearsal.Listener listener, LongConsumer loadStarted);

    /** What is good to know before the first run: one line each. */
    default List<String> toldBefore() {
        return List.of();
    }

    /** What decides the load beside the plan, field by field of a fingerprint; empty where the source's hash says it all. */
    Map<String, String> decidedBy(Plan plan, HostMap map);

    /** What of a run's names is known beforehand. */
    default StepNaming naming(Plan plan) {
        return StepNaming.UNKNOWN;
    }

    /** Gatling's protocol of a run, with what the script says of it. */
    default HttpProtocolBuilder protocol(HttpProtocolBuilder plain) {
        return plain;
    }

    /** Load on another schedule that only warms the target. */
    PreparedRun warmUp(LoadOrder order, ArrivalSchedule schedule);
}
