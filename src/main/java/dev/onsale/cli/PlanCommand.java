package dev.onsale.cli;

import dev.onsale.load.ScenarioClass;
import dev.onsale.plan.Plan;
import dev.onsale.plan.PlanOutlook;
import dev.onsale.record.Run;
import dev.onsale.record.baseline.AlikeRuns;
import dev.onsale.record.baseline.BaselineStore;
import dev.onsale.report.PlanText;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Shows what a plan will do. */
@Command(mixinStandardHelpOptions = true, sortOptions = false)
final class PlanCommand implements Callable<Integer> {
    private final Console processConsole;

    @Parameters(paramLabel = "PLAN", description = "The plan, a YAML file.")
    private @Nullable Path plan;

    @Mixin
    private PlanOptions planOptions = new PlanOptions();

    @Mixin
    private CommonOptions common = new CommonOptions();

    PlanCommand(Console console) {
        processConsole = console;
    }

    @Override
    public Integer call() {
        Console console = processConsole.with(common);
        return UserOutput.asProgressDuring(() -> told(console));
    }

    private ExitCode told(Console console) {
        PlanFile planFile = PlanFile.read(Objects.requireNonNull(plan), planOptions);
        ScenarioClass scenario = planFile.scenario();
        Plan asRun = planFile.withArrivals();
        PlanOutlook outlook = Outlook.of(planFile, scenario, asRun, () -> planFile.script(scenario));
        Map<String, Double> requests = new LinkedHashMap<>();
        scenario.estimate(asRun, () -> planFile.script(scenario))
                .requestsByStep()
                .forEach((step, each) ->
                        requests.put(step, each * outlook.crowd().visitors()));
        List<String> gate = ForesightWords.told(
                baselines(asRun),
                requests,
                asRun.limits().gate(),
                asRun.targetsPractice() || asRun.limits().gate().builds() != null);
        console.verdict(PlanText.render(outlook, gate, console.style()));
        Outlook.refuse(planFile, outlook);
        return ExitCode.PASSED;
    }

    /** Stored runs of the plan in its current form; the gate checks the rest of their comparability when it runs. */
    private List<Run> baselines(Plan asRun) {
        BaselineHome home = new BaselineHome(
                BaselineOptions.named(null, System.getenv(BaselineOptions.VARIABLE)), common.reports());
        BaselineStore store = new BaselineStore(
                asRun.destination().target().equals(Plan.PRACTICE)
                        ? home.ofPractice()
                        : home.besides(Objects.requireNonNull(plan)));
        return AlikeRuns.of(
                store,
                asRun.name(),
                run -> run.plan().workload().arrivals().equals(asRun.workload().arrivals())
                        && run.plan()
                                .workload()
                                .visitors()
                                .equals(asRun.workload().visitors())
                        && run.plan().pace() == asRun.pace());
    }
}
