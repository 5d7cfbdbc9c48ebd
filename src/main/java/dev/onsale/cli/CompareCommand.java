package dev.onsale.cli;

import dev.onsale.judge.Evidence;
import dev.onsale.judge.Judge;
import dev.onsale.plan.BadInputException;
import dev.onsale.record.Fingerprint;
import dev.onsale.record.Run;
import dev.onsale.record.RunSummary;
import dev.onsale.record.Verdict;
import dev.onsale.record.baseline.BaselineStore;
import dev.onsale.record.baseline.Baselines;
import dev.onsale.record.files.RunReader;
import dev.onsale.rehearse.StoredCase;
import dev.onsale.report.Wording;
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

    @Parameters(
            arity = "1..*",
            paramLabel = "RUN",
            description = "The run to judge, then the runs to compare it with. " + RunNames.HELP)
    private List<Path> runs = new ArrayList<>();

    @Option(
            names = "--plan",
            paramLabel = "FILE",
            description = "Compare with the baseline beside this plan (default: chosen by the run's target).")
    private @Nullable Path plan;

    @Mixin
    private BaselineOptions baselineOptions = new BaselineOptions();

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
        Path directory = stored.directory(runs.get(0));
        Run candidate = RunReader.read(directory);
        Evidence evidence = Evidence.of(candidate);
        Baselines baselines;
        if (runs.size() > 1) {
            baselines = named(stored, candidate);
        } else {
            BaselineStore store = store(candidate.summary());
            baselines = fromStore(console, store, candidate.summary());
            evidence = evidence.keptIn(store.root());
        }
        Verdict verdict = Judge.judge(evidence.against(baselines.comparable())
                        .againstPinned(baselines.pinned())
                        .leaving(baselines.leftOut()))
                .keptAsBaseline(isKept(candidate));
        console.verdict(verdictOptions
                .format()
                .render(
                        Wording.judged(candidate, verdict)
                                .diagnosed(StoredCase.diagnoses(directory, candidate, baselines.comparable(), verdict)),
                        baselines.comparable(),
                        console.style(),
                        null));
        return VerdictPrinting.comparedCode(candidate, verdict, verdictOptions.strict())
                .status();
    }

    private static boolean isKept(Run run) {
        Verdict before = run.summary().verdict();
        return before != null && before.keeps();
    }

    private BaselineStore store(RunSummary summary) {
        BaselineHome home = new BaselineHome(baselineOptions.named(), common.reports());
        return baselineOptions.store(
                () -> plan == null ? home.of(summary) : home.besides(plan),
                summary.plan().limits().gate(),
                summary.measured().times().createdAtMs());
    }

    private static Baselines fromStore(Console console, BaselineStore store, RunSummary summary) {
        Baselines found =
                store.comparable(summary.plan().name(), summary.conditions().fingerprint());
        console.progress("onsale: " + found.comparable().size() + " comparable baseline runs in " + store.root());
        return found;
    }

    private Baselines named(StoredRuns stored, Run candidate) {
        List<Run> comparable = new ArrayList<>();
        for (Path path : runs.subList(1, runs.size())) {
            Run run = RunReader.readBeside(comparable, stored.directory(path));
            Map<String, String> differences = candidate
                    .summary()
                    .conditions()
                    .fingerprint()
                    .differencesFrom(run.summary().conditions().fingerprint());
            if (!differences.isEmpty()) {
                throw new BadInputException(
                        path + ": not comparable with " + runs.get(0) + ": " + Fingerprint.told(differences),
                        "compare runs of one plan, scenario and machine; the message names the fields that differ");
            }
            comparable.add(run);
        }
        return new Baselines(comparable, List.of(), List.of());
    }
}
