package dev.onsale.cli;

import dev.onsale.plan.BadInputException;
import dev.onsale.record.Run;
import dev.onsale.record.Verdict;
import dev.onsale.record.files.RunReader;
import dev.onsale.rehearse.StoredCase;
import dev.onsale.report.WhyText;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** A stored run's verdict, explained again. */
@Command(mixinStandardHelpOptions = true, sortOptions = false)
final class DiagnoseCommand implements Callable<Integer> {
    private final Console processConsole;

    @Parameters(paramLabel = "RUN", description = RunNames.HELP)
    private @Nullable Path run;

    @Mixin
    private CommonOptions common = new CommonOptions();

    DiagnoseCommand(Console console) {
        processConsole = console;
    }

    @Override
    public Integer call() {
        Console console = processConsole.with(common);
        StoredRuns stored = new StoredRuns(common.reports());
        Path directory = stored.directory(Objects.requireNonNull(run));
        Run judged = RunReader.read(directory);
        Verdict verdict = judged.summary().verdict();
        if (verdict == null) {
            throw new BadInputException(
                    directory + ": has no verdict, so there is nothing to explain",
                    "judge it: onsale compare " + judged.id());
        }
        List<Run> baselines = stored.baselinesOf(directory, judged.summary());
        int wanted = verdict.comparison().baseline().size();
        if (baselines.size() < wanted) {
            console.progress("onsale: " + baselines.size() + " of the " + wanted
                    + " baseline runs still exist; less is known about normal values");
        }
        Run diagnosed = judged.diagnosed(StoredCase.diagnoses(directory, judged, baselines, verdict));
        console.verdict(WhyText.render(diagnosed, console.style()));
        return ExitCode.PASSED.status();
    }
}
