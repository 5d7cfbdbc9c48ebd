package dev.onsale.cli;

import dev.onsale.plan.BadInputException;
import dev.onsale.record.Run;
import dev.onsale.record.RunSummary;
import dev.onsale.record.Verdict;
import dev.onsale.record.files.RunReader;
import dev.onsale.record.files.RunsFolder;
import dev.onsale.record.files.UnreadableRunException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds stored runs by the names that a command line gives them. */
record StoredRuns(Path reports) {
    /** Many more than any comparison uses. */
    private static final int BASELINES_MAX = 1_000;

    /**
     * Finds a run by its path, by its id in the reports folder, by the beginning of the id, or as the latest.
     *
     * @throws BadInputException if there is no such run, or several match
     */
    Path directory(Path named) {
        for (Path candidate : List.of(named, reports.resolve(named))) {
            if (Files.isDirectory(candidate) || isStored(candidate)) {
                return candidate;
            }
        }
        Optional<Path> meant = meant(named);
        if (meant.isPresent()) {
            return meant.get();
        }
        boolean there = Files.exists(named) || Files.exists(reports.resolve(named));
        throw new BadInputException(
                named + (there ? ": neither a run directory nor a baseline file" : ": no such run"),
                "name a run's directory; onsale runs lists those in " + reports);
    }

    /**
     * Finds it by the beginning of its id or as the latest: in the folder that precedes it, else in the reports
     * folder.
     */
    private Optional<Path> meant(Path named) {
        Path name = named.getFileName();
        Path parent = named.getParent();
        if (name == null) {
            return Optional.empty();
        }
        Stream<Path> folders = parent == null ? Stream.of(reports) : Stream.of(parent, reports.resolve(parent));
        for (Path path : folders.filter(Files::isDirectory).toList()) {
            RunsFolder folder = new RunsFolder(path);
            Optional<String> id = RunNames.idOf(
                    name.toString(),
                    folder.ids(),
                    path.toString(),
                    () -> folder.latest().map(latest -> latest.getFileName().toString()));
            if (id.isPresent()) {
                return id.map(path::resolve);
            }
        }
        if (name.toString().equals(RunNames.LATEST)) {
            throw new BadInputException(
                    (parent == null ? reports : parent) + ": no such folder, so there is no latest run",
                    "make a run, or name another folder: --reports DIR");
        }
        return Optional.empty();
    }

    private static boolean isStored(Path file) {
        return file.toString().endsWith(".json") && Files.isRegularFile(file);
    }

    /**
     * The runs that a verdict compared with, if they can still be found and read: in the reports folder, else in the
     * folder of the judged run, which may have been named by its path.
     */
    List<Run> baselinesOf(Path run, RunSummary summary) {
        Verdict verdict = summary.verdict();
        List<Run> found = new ArrayList<>();
        if (verdict != null) {
            List<BaselineHome> homes = homesOf(run);
            List<String> ids = verdict.comparison().baseline();
            for (String id : ids.subList(0, Math.min(BASELINES_MAX, ids.size()))) {
                homes.stream()
                        .flatMap(home -> home.find(id, summary.plan().name()).stream())
                        .findFirst()
                        .ifPresent(stored -> add(stored, found));
            }
        }
        return found;
    }

    private List<BaselineHome> homesOf(Path run) {
        Optional<Path> named = BaselineOptions.named(null, System.getenv(BaselineOptions.VARIABLE));
        return Stream.of(reports, run.toAbsolutePath().normalize().getParent())
                .filter(Objects::nonNull)
                .map(folder -> new BaselineHome(named, folder))
                .toList();
    }

    private static void add(Path directory, List<Run> found) {
        try {
            found.add(RunReader.readBeside(found, directory));
        } catch (UnreadableRunException e) {
            // The verdict does not need it; the charts lose one line of their band.
        }
    }
}
