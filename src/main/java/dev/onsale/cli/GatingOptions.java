package dev.onsale.cli;

import dev.onsale.record.baseline.BaselineStore;
import dev.onsale.rehearse.Gate;
import dev.onsale.rehearse.Judged;
import dev.onsale.rehearse.RunExecutor;
import dev.onsale.rehearse.Stage;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What a gated run is compared with and how, whether one injector sends its load or several. */
final class GatingOptions {
    @Option(
            names = "--baseline-target",
            paramLabel = "URL",
            description =
                    "The URL of the baseline's build, so that fresh pairs can confirm what is flagged; without --learn its runs also serve as the baseline if none is stored.")
    private @Nullable String baselineTarget;

    @Option(
            names = "--learn",
            description =
                    "Add the run to the baseline if it is valid and within its budgets, until the baseline is complete.")
    private boolean learn;

    @Mixin
    private ConfirmationOptions confirmation = new ConfirmationOptions();

    @Mixin
    private BaselineOptions baselines = new BaselineOptions();

    boolean learns() {
        return learn;
    }

    Stage stage(PlanFile planFile, Console console) {
        return Stages.gated(planFile, baselineTarget, console);
    }

    /** @param again the command line that was given, without options */
    Judged judged(RunExecutor executor, PlanFile planFile, String again, Console console) {
        BaselineStore store = baselines.store(
                planFile::baselineFolder, planFile.plan().limits().gate(), System.currentTimeMillis());
        console.progress("onsale: baselines in " + store.root());
        Gate gate = new Gate(executor, store, confirmation.durationMax(), again + " --learn");
        if (learn) {
            return gate.learn();
        }
        return baselineTarget == null ? gate.gate() : gate.gateBesideBaseline();
    }

    ExitCode print(Console console, Judged judged, VerdictOptions verdict) {
        return learn
                ? VerdictPrinting.printLearning(console, judged, verdict)
                : VerdictPrinting.printCompared(console, judged, verdict);
    }
}
