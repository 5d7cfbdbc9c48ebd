package dev.onsale.cli;

import dev.onsale.plan.BadInputException;
import dev.onsale.record.Run;
import dev.onsale.record.RunReader;
import dev.onsale.record.RunSummary;
import dev.onsale.record.UnreadableRunException;
import dev.onsale.record.Verdict;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Finds runs by what the command line calls them. */
record StoredRuns(Path reports) {

    /** @throws BadInputException if there is no such run */
    Path directory(Path named) {
        for (Path candidate : List.of(named, reports.resolve(named))) {
            if (Files.isDirectory(candidate)) {
                return candidate;
            }
        }
        throw new BadInputException(
                named + ": no such run", "name a run's directory; those of this folder are in " + reports);
    }

    /** The runs that a verdict compared with, those that can still be found and read. */
    List<Run> baselinesOf(RunSummary summary) {
        Verdict verdict = summary.verdict();
        List<Run> found = new ArrayList<>();
        if (verdict != null) {
            for (String id : verdict.comparison().baseline()) {
                for (Path folder : List.of(
                        reports.resolve("baselines").resolve(summary.plan().name()), reports)) {
                    Path directory = folder.resolve(id);
                    if (Files.isDirectory(directory)) {
                        add(directory, found);
                        break;
                    }
                }
            }
        }
        return found;
    }

    private static void add(Path directory, List<Run> found) {
        try {
            found.add(RunReader.read(directory));
        } catch (UnreadableRunException e) {
            // The verdict stands without it; the charts lose one line of their band.
        }
    }
}
