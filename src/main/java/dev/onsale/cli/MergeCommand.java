package dev.onsale.cli;

import dev.onsale.record.files.RunDirectory;
import dev.onsale.record.merge.Merge;
import dev.onsale.rehearse.Judged;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Merges the runs of all shards into one run. */
@Command(mixinStandardHelpOptions = true, sortOptions = false)
final class MergeCommand implements Callable<Integer> {
    private final Console processConsole;

    @Parameters(arity = "1..*", paramLabel = "RUN", description = "The runs of all shards of one load, in any order.")
    private List<Path> runs = new ArrayList<>();

    @Mixin
    private VerdictOptions verdict = new VerdictOptions();

    @Mixin
    private CommonOptions common = new CommonOptions();

    MergeCommand(Console console) {
        processConsole = console;
    }

    @Override
    public Integer call() {
        Console console = processConsole.with(common);
        StoredRuns stored = new StoredRuns(common.reports());
        Merge merge = Merge.of(runs.stream().map(stored::directory).toList());
        merge.missing()
                .forEach(shard -> console.progress("onsale: shard " + shard + "/" + merge.count()
                        + " is missing: its visitors count as due but not started"));
        RunDirectory directory =
                RunDirectory.create(common.reports(), merge.plan(), Clock.systemDefaultZone(), new SecureRandom());
        merge.into(directory);
        console.progress(
                "onsale: " + runs.size() + " of " + merge.count() + " shards merged into one run: " + directory.path());
        return VerdictPrinting.print(console, Judged.alone(directory.path()), verdict)
                .status();
    }
}
