package dev.onsale.cli;

import dev.onsale.rehearse.RunSetup;
import dev.onsale.rehearse.Stage;
import dev.onsale.rehearse.WalkThrough;
import dev.onsale.report.WalkText;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** One visitor of each kind, step by step. */
@Command(mixinStandardHelpOptions = true, sortOptions = false)
final class CheckCommand implements Callable<Integer> {
    private final Console processConsole;

    @Parameters(paramLabel = "PLAN", description = "The plan: a YAML file, or a Gatling simulation.")
    private @Nullable Path plan;

    @Option(names = "--kind", paramLabel = "KIND", description = "Send visitors of this kind only, such as fan.")
    private @Nullable String kind;

    @Mixin
    private PlanOptions planOptions = new PlanOptions();

    @Mixin
    private LoadOptions loadOptions = new LoadOptions();

    @Mixin
    private CommonOptions common = new CommonOptions();

    CheckCommand(Console console) {
        processConsole = console;
    }

    @Override
    public Integer call() {
        Console console = processConsole.with(common);
        return UserOutput.asProgressDuring(() -> told(console));
    }

    private ExitCode told(Console console) {
        PlanFile planFile = PlanFile.read(Objects.requireNonNull(plan), planOptions);
        RunSetup setup = planFile.setup(common, loadOptions);
        try (Stage stage = Stages.stage(planFile, console)) {
            WalkThrough walked = WalkThrough.of(
                    setup, stage, Optional.ofNullable(kind), WalkThrough.LONGEST, new ConsoleObserver(console));
            console.verdict(WalkText.render(
                    planFile.plan().name(),
                    planFile.plan().destination().target(),
                    walked.walks(),
                    walked.findings(),
                    console.style()));
            return code(walked);
        }
    }

    private static ExitCode code(WalkThrough walked) {
        if (walked.whole()) {
            return ExitCode.PASSED;
        }
        return walked.answered() ? ExitCode.FAILED : ExitCode.NOT_JUDGED;
    }
}
