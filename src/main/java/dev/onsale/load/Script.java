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

/** What visitors of a run do: an on-sale in onsale's words, or a plain Gatling simulation. */
public sealed interface Script permits OnSaleScript, PlainSimulation {

    /** The visitors who are due in the ordered run. */
    DueVisitors due(LoadOrder order);

    /** Names of steps as their author wrote them, as far as they are known before anything is sent. */
    Set<String> authoredSteps(Plan plan);

    /**
     * One measured run.
     *
     * @param listener receives journeys, if the script knows them
     * @param loadStarted receives t = 0, in epoch ms
     */
    PreparedRun prepared(
            LoadOrder order, ArrivalSchedule schedule, Rehearsal.Listener listener, LongConsumer loadStarted);

    /** Remarks to print before the first run: one line each. */
    default List<String> toldBefore() {
        return List.of();
    }

    /**
     * What determines the load besides the plan, by fingerprint field; empty if the source's hash covers everything.
     */
    Map<String, String> decidedBy(Plan plan, HostMap map);

    /** What is known in advance about a run's names. */
    default StepNaming naming(Plan plan) {
        return StepNaming.UNKNOWN;
    }

    /** Gatling's protocol for a run, including the script's settings. */
    default HttpProtocolBuilder protocol(HttpProtocolBuilder plain) {
        return plain;
    }

    /** A load on another schedule that only warms up the target. */
    PreparedRun warmUp(LoadOrder order, ArrivalSchedule schedule);
}
