package dev.onsale.cli;

import dev.onsale.record.Run;
import dev.onsale.record.files.RunFiles;
import dev.onsale.record.files.RunReader;
import dev.onsale.record.files.SweepFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Prints the report of a stored run again. */
@Command(mixinStandardHelpOptions = true, sortOptions = false)
final class ReportCommand implements Callable<Integer> {
    private final Console processConsole;

    @Parameters(paramLabel = "RUN", description = RunNames.HELP)
    private @Nullable Path run;

    @Option(names = "--format", paramLabel = "FORMAT", defaultValue = "text", description = ReportFormat.DESCRIPTION)
    private ReportFormat format = ReportFormat.text;

    @Mixin
    private CommonOptions common = new CommonOptions();

    ReportCommand(Console console) {
        processConsole = console;
    }

    @Override
    public Integer call() {
        Console console = processConsole.with(common);
        StoredRuns stored = new StoredRuns(common.reports());
        Path directory = stored.directory(Objects.requireNonNull(run));
        if (SweepFile.isIn(directory)) {
            console.verdict(format.render(SweepFile.read(directory), console.style(), directory.toString()));
            return ExitCode.PASSED.status();
        }
        Run shown = RunReader.read(directory);
        List<Run> baselines = stored.baselinesOf(directory, shown.summary());
        Path page = directory.resolve(RunFiles.PAGE);
        String pageAt = Files.exists(page) ? page.toString() : null;
        console.verdict(format.render(shown, baselines, console.style(), pageAt));
        return ExitCode.PASSED.status();
    }
}
