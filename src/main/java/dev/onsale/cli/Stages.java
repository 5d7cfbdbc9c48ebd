package dev.onsale.cli;

import dev.onsale.load.BuildSwitch;
import dev.onsale.load.TargetAddress;
import dev.onsale.plan.BadInputException;
import dev.onsale.plan.Plan;
import dev.onsale.practice.PracticeOptions;
import dev.onsale.rehearse.OwnStage;
import dev.onsale.rehearse.PracticeStage;
import dev.onsale.rehearse.Stage;
import dev.onsale.rehearse.TwoBuildsStage;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the stage for a plan's target. */
final class Stages {
    private Stages() {}

    /**
     * For a gate: including the baseline's build, if there is one.
     *
     * @param baselineTarget the URL of the baseline's build; {@code null} if none was named
     */
    static Stage gated(PlanFile planFile, @Nullable String baselineTarget, Console console) {
        Plan plan = planFile.plan();
        if (baselineTarget != null && (plan.targetsPractice() || planFile.simulationTarget())) {
            throw new BadInputException(
                    "--baseline-target " + baselineTarget + ": "
                            + (plan.targetsPractice()
                                    ? "the practice box office has its own baseline build"
                                    : "the simulation uses its own base URL, whatever the target"),
                    plan.targetsPractice() ? "omit the option" : "name the candidate's target with --target as well");
        }
        if (plan.targetsPractice()
                || (baselineTarget == null && plan.limits().gate().builds() == null)) {
            return stage(planFile, console);
        }
        URI candidate = planFile.target();
        URI baseline = baselineTarget == null
                ? candidate
                : TargetAddress.allowed(
                        "--baseline-target", baselineTarget, planFile.allowedHosts(), planFile.hostMap());
        return new TwoBuildsStage(
                candidate,
                baseline,
                new BuildSwitch(plan, planFile.secrets(), planFile.allowedHosts(), planFile.hostMap()));
    }

    /** @throws dev.onsale.plan.BadInputException if the target is neither practice nor an allowed URL */
    static Stage stage(PlanFile planFile, Console console) {
        if (planFile.plan().targetsPractice()) {
            console.progress("onsale: starting the practice box office");
            return console.ctrlC().interruptible(() -> PracticeStage.start(PracticeOptions.DEFAULT, List.of()));
        }
        return new OwnStage(planFile.target());
    }
}
