package dev.onsale.cli;

import dev.onsale.export.Collector;
import dev.onsale.export.RunExport;
import dev.onsale.plan.BadInputException;
import dev.onsale.record.files.SweepFile;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Exports a stored run in another tool's format. */
@Command(mixinStandardHelpOptions = true, sortOptions = false)
final class ExportCommand implements Callable<Integer> {
    private final Console processConsole;

    @Parameters(paramLabel = "RUN", description = RunNames.HELP + " Also the file of a stored baseline.")
    private @Nullable Path run;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "The format: ${COMPLETION-CANDIDATES}; otlp writes JSON lines, or is what --otlp sends.")
    private @Nullable ExportFormat format;

    @Option(names = "--out", paramLabel = "FILE", description = "Write to this file instead of standard output.")
    private @Nullable Path out;

    @Mixin
    private OtlpOptions otlp = new OtlpOptions();

    @Mixin
    private CommonOptions common = new CommonOptions();

    ExportCommand(Console console) {
        processConsole = console;
    }

    @Override
    public Integer call() {
        Console console = processConsole.with(common);
        Path directory = new StoredRuns(common.reports()).directory(Objects.requireNonNull(run));
        if (SweepFile.isIn(directory)) {
            throw new BadInputException(
                    directory + ": a sweep has no responses itself; its runs have", "name one of its runs");
        }
        Optional<Collector> collector = otlp.collector();
        ExportFormat wanted = wanted(collector);
        RunExport export = RunExport.of(directory);
        if (collector.isPresent()) {
            int requests = export.send(collector.get());
            console.progress("onsale: sent to " + collector.get() + " in " + requests + " requests");
            return ExitCode.PASSED.status();
        }
        if (out == null) {
            console.stream(stream -> wanted.write(export, stream));
        } else {
            OutFile.write(out, stream -> wanted.write(export, stream));
            console.progress("onsale: wrote " + out);
        }
        return ExitCode.PASSED.status();
    }

    private ExportFormat wanted(Optional<Collector> collector) {
        ExportFormat wanted = format == null && collector.isPresent() ? ExportFormat.otlp : format;
        if (wanted == null) {
            throw new BadInputException(
                    "export: no --format given", "use --format openmetrics, csv, otlp or hlog, or --otlp URL");
        }
        if (collector.isPresent() && (wanted != ExportFormat.otlp || out != null)) {
            throw new BadInputException(
                    "--otlp sends to a collector, so it cannot be combined with --out or --format " + ExportFormat.csv
                            + ", " + ExportFormat.hlog + " or " + ExportFormat.openmetrics,
                    "omit one of them");
        }
        return wanted;
    }
}
