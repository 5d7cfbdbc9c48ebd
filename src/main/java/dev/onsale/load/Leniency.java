package dev.onsale.load;

import dev.onsale.gatling.failure.Failure;
import dev.onsale.gatling.structure.CarriedName;
import dev.onsale.record.MadeName;
import dev.onsale.scenario.StepName;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a run lets pass without calling it a failure of the target.
 *
 * @param mayStayOpen steps whose requests may stay open for as long as it takes
 * @param refusals whether answers that a shop gives to anybody where many want the same leave the run going: a plain
 *     simulation has no word for them
 */
record Leniency(List<String> mayStayOpen, boolean refusals) {
    static final Leniency NONE = new Leniency(List.of(), false);

    static Leniency of(LoadOrder order) {
        return new Leniency(order.plan().abort().exempt(), order.script() instanceof PlainSimulation);
    }

    boolean letsPass(Failure failure) {
        return refusals && failure.refusal();
    }

    /**
     * A plain simulation's request may be meant by its name or by what makes it.
     *
     * @param carried see {@link CarriedName}
     */
    boolean mayStayOpen(String carried) {
        MadeName plain = CarriedName.read(carried);
        return Stream.of(StepName.of(CarriedName.name(carried)).step(), plain.value(), plain.template())
                .anyMatch(mayStayOpen::contains);
    }
}
