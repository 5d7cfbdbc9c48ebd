package dev.onsale.drill;

import dev.onsale.practice.fault.Fault;
import dev.onsale.rehearse.Gate;
import dev.onsale.rehearse.Judged;
import dev.onsale.rehearse.PracticeStage;
import java.util.List;
import java.util.Optional;

/**
 * Trials on the practice box office.
 *
 * @param gate for that stage
 */
public record PracticeTrials(PracticeStage stage, Gate gate) implements Trials {

    @Override
    public Optional<Judged> recordMissingBaselines() {
        return gate.recordMissingBaselines();
    }

    @Override
    public Judged judged(List<Fault> faults) {
        stage.judging(faults);
        Judged judged = gate.gate();
        // The verdict does not show whether all pairs were made, and an incomplete confirmation clears nothing.
        gate.requireNotStopped();
        return judged;
    }
}
