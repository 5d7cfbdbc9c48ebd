package dev.onsale.cli;

import dev.onsale.judge.Evidence;
import dev.onsale.judge.Judge;
import dev.onsale.plan.BadInputException;
import dev.onsale.record.BaselineStore;
import dev.onsale.record.Baselines;
import dev.onsale.record.Run;
import dev.onsale.record.RunReader;
import dev.onsale.record.Verdict;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Stored runs, judged again. */
@Command(mixinStandardHelpOptions = true, sortOptions = false)
final class CompareCommand implements Callable<Integer> {
    private final Console processConsole;

    @Parameters(arity = "1..*", paramLabel = "RUN", description = "The run to judge, then the runs to compare it with.")
    private List<Path> runs = new ArrayList<>();

    @Option(
            names = "--baselines",
            paramLabel = "DIR",
            description = "The baseline store, where no runs are named (default: baselines in the reports folder).")
    private @Nullable Path store;

    @Mixin
    private VerdictOptions verdictOptions = new VerdictOptions();

    @Mixin
    private CommonOptions common = new CommonOptions();

    CompareCommand(Console console) {
        processConsole = console;
    }

    @Override
    public Integer call() {
        Console console = processConsole.with(common);
        StoredRuns stored = new StoredRuns(common.reports());
        Run candidate = RunReader.read(stored.directory(runs.get(0)));
        Baselines baselines = runs.size() > 1 ? named(stored, candidate) : fromStore(candidate);
        Verdict verdict = Judge.judge(
                Evidence.of(candidate).against(baselines.comparable()).leaving(baselines.leftOut()));
        console.verdict(verdictOptions
                .format()
                .render(candidate.judged(verdict), baselines.comparable(), console.style(), null));
        return VerdictPrinting.comparedCode(candidate, verdict, verdictOptions.strict())
                .status();
    }

    private Baselines fromStore(Run candidate) {
        Path root = store == null ? common.reports().resolve("baselines") : store;
        return new BaselineStore(root)
                .comparable(
                        candidate.summary().plan().name(), candidate.summary().fingerprint());
    }

    private Baselines named(StoredRuns stored, Run candidate) {
        List<Run> comparable = new ArrayList<>();
        for (Path path : runs.subList(1, runs.size())) {
            Run run = RunReader.read(stored.directory(path));
            Map<String, String> differences = candidate
                    .summary()
                    .fingerprint()
                    .differencesFrom(run.summary().fingerprint());
            if (!differences.isEmpty()) {
                throw new BadInputException(
                        path + ": not comparable with " + runs.get(0) + ": " + differences,
                        "compare runs of one plan, scenario and machine; the fields that differ are named");
            }
            comparable.add(run);
        }
        return new Baselines(comparable, List.of());
    }
}
