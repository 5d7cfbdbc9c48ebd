package dev.onsale.cli;

import dev.onsale.load.ScenarioClass;
import dev.onsale.load.Script;
import dev.onsale.plan.ArrivalSchedule;
import dev.onsale.plan.CompilerChoice;
import dev.onsale.plan.JitCompiler;
import dev.onsale.plan.JourneyEstimate;
import dev.onsale.plan.Plan;
import dev.onsale.record.machine.Compiling;
import dev.onsale.rehearse.PracticeStage;
import java.util.function.Supplier;

/**
 * Makes sure that a load is sent by a JVM with the right compiler. The choice depends on the plan and its scenario, but
 * a JVM's compiler is set before it starts. So the launcher starts a JVM with the cheaper compiler first, and starts
 * another if that one was wrong.
 */
final class LoadCompiler {
    private final CompilerChoice choice;

    private LoadCompiler(CompilerChoice choice) {
        this.choice = choice;
    }

    /**
     * For one plan.
     *
     * @param script used only if the number of responses is not known yet
     */
    static LoadCompiler of(PlanFile planFile, ScenarioClass scenario, Supplier<Script> script) {
        Plan plan = planFile.plan();
        int cores = plan.targetsPractice()
                ? PracticeStage.injectorCores()
                : Runtime.getRuntime().availableProcessors();
        LastRun last = planFile.lastRun(scenario);
        double responses = last.responses();
        double peakPerSecond = last.peakPerSecond();
        if (!plan.workload().arrivals().isEmpty()) {
            JourneyEstimate journey = scenario.estimate(plan, script);
            if (!journey.isPlain()) {
                ArrivalSchedule schedule = ArrivalSchedule.of(plan);
                double peakVisitors = schedule.phases().stream()
                        .mapToDouble(ArrivalSchedule.PhaseSpan::peakPerSecond)
                        .max()
                        .orElse(0);
                responses = schedule.visitors() * journey.requestsPerJourney();
                peakPerSecond = peakVisitors * journey.requestsPerJourney();
            }
        }
        return new LoadCompiler(CompilerChoice.of(plan.injecting(), responses, peakPerSecond, cores));
    }

    /** For two plans sent by one process: the compiler that the larger one needs. */
    LoadCompiler or(LoadCompiler other) {
        return choice.compiler() == JitCompiler.TIERED ? this : other;
    }

    /**
     * Returns if this JVM is the right one, or if there is no launcher to start another.
     *
     * @throws OtherCompilerException to make the launcher start another
     */
    void require(Console console) {
        String here = Compiling.ofThisJvm();
        String wanted = choice.compiler().label();
        if (here.equals(wanted)) {
            return;
        }
        Launcher launcher = Launcher.of(System.getProperties());
        if (launcher.startsAgain() && choice.compiler() == JitCompiler.TIERED) {
            throw new OtherCompilerException(choice.why());
        }
        if (launcher.parent() != null) {
            console.progress("onsale: this load is best sent with the compiler " + wanted + " (" + choice.why()
                    + "), but the options of this JVM select " + here + ": continuing with that one");
        }
    }
}
