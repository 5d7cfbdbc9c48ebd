package dev.onsale.cli;

import dev.onsale.load.TargetAddress;
import dev.onsale.practice.PracticeOptions;
import dev.onsale.rehearse.OwnStage;
import dev.onsale.rehearse.PracticeStage;
import dev.onsale.rehearse.Stage;
import java.util.List;

/** Finds the stage that a plan's target means. */
final class Stages {
    private Stages() {}

    /** @throws dev.onsale.plan.BadInputException if the target is neither practice nor an allowed URL */
    static Stage stage(PlanFile planFile, Console console) {
        if (planFile.plan().targetsPractice()) {
            console.progress("onsale: starting the practice box office");
            return PracticeStage.start(PracticeOptions.DEFAULT, List.of());
        }
        return new OwnStage(
                TargetAddress.allowed(planFile.secrets().resolve(planFile.plan().target()), planFile.allowedHosts()));
    }
}
