package dev.onsale.cli;

import dev.onsale.load.ScenarioClass;
import dev.onsale.plan.Plan;
import dev.onsale.plan.PlanOutlook;
import dev.onsale.report.PlanOnPaper;
import dev.onsale.report.PlanText;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** What will happen. */
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
        try (UserOutput printed = UserOutput.asProgress()) {
            return told(console).status();
        }
    }

    private ExitCode told(Console console) {
        PlanFile planFile = PlanFile.read(Objects.requireNonNull(plan), planOptions);
        ScenarioClass scenario = planFile.scenario();
        Plan asRun = planFile.withArrivals();
        PlanOutlook outlook = Outlook.of(planFile, scenario, asRun, () -> planFile.script(scenario));
        console.verdict(PlanText.render(PlanOnPaper.of(asRun, outlook), console.style()));
        Outlook.refuse(planFile, outlook);
        return ExitCode.PASSED;
    }
}
