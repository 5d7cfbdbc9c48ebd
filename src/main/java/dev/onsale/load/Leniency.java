package dev.onsale.load;

import dev.onsale.gatling.failure.Failure;
import dev.onsale.gatling.structure.CarriedName;
import dev.onsale.record.MadeName;
import dev.onsale.scenario.StepName;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a run does not count as a failure of the target.
 *
 * @param mayStayOpen steps whose requests may stay open for any time
 * @param refusals whether refusals that are normal when many want the same leave the run going: a plain simulation
 *     cannot declare them
 */
record Leniency(List<String> mayStayOpen, boolean refusals) {
    static final Leniency NONE = new Leniency(List.of(), false);

    static Leniency of(LoadOrder order) {
        return new Leniency(order.plan().limits().abort().exempt(), order.script() instanceof PlainSimulation);
    }

    boolean letsPass(Failure failure) {
        return refusals && failure.refusal();
    }

    /**
     * A plain simulation's request may be identified by its name or by the expression that computes it.
     *
     * @param carried see {@link CarriedName}
     */
    boolean mayStayOpen(String carried) {
        MadeName plain = CarriedName.read(carried);
        return Stream.of(StepName.of(CarriedName.name(carried)).step(), plain.value(), plain.template())
                .anyMatch(mayStayOpen::contains);
    }
}
