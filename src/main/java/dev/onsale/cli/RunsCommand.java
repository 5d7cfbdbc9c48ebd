package dev.onsale.cli;

import dev.onsale.plan.BadInputException;
import dev.onsale.plan.NearestName;
import dev.onsale.plan.reading.PlanLoader;
import dev.onsale.record.files.RunsFolder;
import dev.onsale.record.files.RunsFolder.Entry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The runs of the reports folder. */
@Command(mixinStandardHelpOptions = true, sortOptions = false)
final class RunsCommand implements Callable<Integer> {
    private final Console processConsole;

    @Parameters(arity = "0..1", paramLabel = "PLAN", description = "List only the runs of this plan: its file or name.")
    private @Nullable String plan;

    @Option(
            names = "--last",
            paramLabel = "N",
            defaultValue = "20",
            description = "List at most this many runs, the newest (default: ${DEFAULT-VALUE}).")
    private int last = 20;

    @Mixin
    private CommonOptions common = new CommonOptions();

    RunsCommand(Console console) {
        processConsole = console;
    }

    @Override
    public Integer call() {
        Console console = processConsole.with(common);
        if (last < 1) {
            throw new BadInputException("--last " + last + ": out of range", "use 1 or more");
        }
        RunsFolder folder = new RunsFolder(common.reports());
        if (!Files.isDirectory(folder.path()) && !folder.path().equals(CommonOptions.REPORTS)) {
            throw new BadInputException(
                    "--reports " + folder.path() + ": no such folder", "name the folder with the runs");
        }
        List<String> ids = folder.ids();
        List<Entry> shown = plan == null
                ? folder.entries(ids.subList(0, Math.min(last, ids.size())))
                : ofPlan(folder, ids, name(plan));
        if (shown.isEmpty()) {
            console.verdict("no runs in " + folder.path());
            console.progress("onsale: make the first with onsale rehearse, or onsale run PLAN");
        }
        long nowMs = System.currentTimeMillis();
        shown.forEach(entry -> console.verdict(RunLine.of(entry, nowMs)));
        if (plan == null && ids.size() > shown.size()) {
            console.progress(
                    "onsale: " + (ids.size() - shown.size()) + " older runs are not shown; use --last to show more");
        }
        return ExitCode.PASSED.status();
    }

    private static String name(String plan) {
        return plan.endsWith(".yaml") || plan.endsWith(".yml")
                ? PlanLoader.load(Path.of(plan), Map.of()).name()
                : plan;
    }

    /** Reads no more runs than it has to list. */
    private List<Entry> ofPlan(RunsFolder folder, List<String> ids, String name) {
        List<Entry> found = new ArrayList<>();
        TreeSet<String> others = new TreeSet<>();
        for (String id : ids) {
            Entry entry = folder.entries(List.of(id)).get(0);
            String of = planOf(entry);
            if (name.equals(of)) {
                found.add(entry);
            } else if (of != null) {
                others.add(of);
            }
            if (found.size() == last) {
                break;
            }
        }
        if (found.isEmpty()) {
            throw new BadInputException(
                    folder.path() + ": no run of plan '" + name + "'",
                    NearestName.to(name, others)
                                    .map(nearest -> "did you mean '" + nearest + "'? ")
                                    .orElse("")
                            + (others.isEmpty()
                                    ? "there are no runs at all"
                                    : "there are runs of " + String.join(", ", others)));
        }
        return found;
    }

    private static @Nullable String planOf(Entry entry) {
        return entry.run() != null
                ? entry.run().plan().name()
                : entry.sweep() != null ? entry.sweep().conditions().plan() : null;
    }
}
