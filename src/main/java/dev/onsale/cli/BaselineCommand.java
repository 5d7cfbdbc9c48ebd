package dev.onsale.cli;

import dev.onsale.record.BaselineStore;
import dev.onsale.record.Run;
import dev.onsale.record.StoredRun;
import dev.onsale.report.TextReport;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The baseline store. */
@Command(mixinStandardHelpOptions = true, synopsisSubcommandLabel = "add|list|show|drop")
final class BaselineCommand implements Runnable {
    private final Console processConsole;

    @Spec
    private @Nullable CommandSpec spec;

    BaselineCommand(Console console) {
        processConsole = console;
    }

    @Override
    public void run() {
        throw new ParameterException(Objects.requireNonNull(spec).commandLine(), "baseline add, list, show or drop?");
    }

    /** Where the store is, and how to speak of it. */
    static final class StoreOptions {
        @Option(
                names = "--baselines",
                paramLabel = "DIR",
                description = "The store (default: baselines in the reports folder).")
        private @Nullable Path root;

        @Mixin
        private CommonOptions common = new CommonOptions();

        BaselineStore store() {
            return new BaselineStore(root == null ? common.reports().resolve("baselines") : root);
        }

        CommonOptions common() {
            return common;
        }
    }

    @Command(
            name = "add",
            mixinStandardHelpOptions = true,
            description = "Accepts runs as baseline: valid ones that did not fail.")
    int add(
            @Mixin StoreOptions options,
            @Option(names = "--force", description = "Accept a run that failed too.") boolean force,
            @Parameters(arity = "1..*", paramLabel = "RUN") List<Path> runs) {
        Console console = processConsole.with(options.common());
        StoredRuns stored = new StoredRuns(options.common().reports());
        for (Path run : new ArrayList<>(runs)) {
            console.verdict("added " + options.store().add(stored.directory(run), force));
        }
        return ExitCode.PASSED.status();
    }

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = "Lists a plan's baseline runs, oldest first.")
    int list(@Mixin StoreOptions options, @Parameters(paramLabel = "PLAN-NAME") String plan) {
        Console console = processConsole.with(options.common());
        List<StoredRun> runs = options.store().list(plan);
        if (runs.isEmpty()) {
            console.verdict("no baseline runs of plan " + plan);
        }
        runs.forEach(run -> console.verdict(StoredRunLine.of(run)));
        return ExitCode.PASSED.status();
    }

    @Command(name = "show", mixinStandardHelpOptions = true, description = "Shows one baseline run.")
    int show(
            @Mixin StoreOptions options,
            @Parameters(paramLabel = "PLAN-NAME") String plan,
            @Parameters(paramLabel = "RUN-ID") String id) {
        Console console = processConsole.with(options.common());
        Run run = options.store().show(plan, id);
        console.verdict(TextReport.render(run, List.of(), console.style()));
        return ExitCode.PASSED.status();
    }

    @Command(name = "drop", mixinStandardHelpOptions = true, description = "Removes baseline runs.")
    int drop(
            @Mixin StoreOptions options,
            @Parameters(paramLabel = "PLAN-NAME") String plan,
            @Parameters(arity = "1..*", paramLabel = "RUN-ID") List<String> ids) {
        Console console = processConsole.with(options.common());
        for (String id : ids) {
            options.store().drop(plan, id);
            console.verdict("dropped " + id);
        }
        return ExitCode.PASSED.status();
    }
}
