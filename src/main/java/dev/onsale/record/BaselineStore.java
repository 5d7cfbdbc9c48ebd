package dev.onsale.record;

import dev.onsale.plan.BadInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Accepted runs, {@code <root>/<plan>/<run id>/} with {@code run.json} and the histograms of each: a directory a run,
 * so that two processes that add at once lose nothing, and neither does a merge in version control.
 */
public final class BaselineStore {
    private static final Comparator<RunSummary> OLDEST_FIRST = Comparator.comparingLong(
                    (RunSummary summary) -> summary.times().createdAtMs())
            .thenComparing(RunSummary::id);

    private final Path root;

    /** @param root need not exist until something is added */
    public BaselineStore(Path root) {
        this.root = root;
    }

    /**
     * Adds a copy of a run; adding the same one again changes nothing.
     *
     * @param force adds it even if it was not judged, failed or was invalid
     * @return where it lies now
     * @throws UnreadableRunException when the run cannot be read
     * @throws BadInputException when it must not become a baseline, or another run of its name is there
     * @throws RecordNotWrittenException when the store cannot be written
     */
    public Path add(Path runDirectory, boolean force) {
        RunSummary summary = RunReader.read(runDirectory).summary();
        if (!force) {
            refuseUnfit(runDirectory, summary);
        }
        Path folder = folderOf(summary.plan().name());
        return new BaselineCopy(folder, summary.id()).from(runDirectory);
    }

    /** Every run stored of a plan, the oldest first, then those that cannot be read. */
    public List<StoredRun> list(String planName) {
        List<StoredRun> readable = new ArrayList<>();
        List<StoredRun> unreadable = new ArrayList<>();
        for (Path directory : directoriesOf(planName)) {
            String id = directory.getFileName().toString();
            try {
                readable.add(
                        new StoredRun(id, directory, RunReader.read(directory).summary(), null));
            } catch (UnreadableRunException e) {
                unreadable.add(new StoredRun(id, directory, null, e.inItsDirectory()));
            }
        }
        readable.sort(Comparator.comparing(StoredRun::summary, OLDEST_FIRST));
        return Stream.concat(readable.stream(), unreadable.stream()).toList();
    }

    /**
     * One stored run.
     *
     * @throws BadInputException when there is none of this id
     * @throws UnreadableRunException when it cannot be read
     */
    public Run show(String planName, String id) {
        return RunReader.read(existing(planName, id));
    }

    /**
     * Removes one stored run.
     *
     * @throws BadInputException when there is none of this id
     * @throws RecordNotWrittenException when the store cannot be written
     */
    public void drop(String planName, String id) {
        BaselineCopy.remove(existing(planName, id));
    }

    /** Which of a plan's stored runs a candidate can be compared with; every other is named with what stands against it. */
    public Baselines comparable(String planName, Fingerprint candidate) {
        List<Run> comparable = new ArrayList<>();
        List<Verdict.LeftOut> leftOut = new ArrayList<>();
        for (Path directory : directoriesOf(planName)) {
            String id = directory.getFileName().toString();
            try {
                RunSummary summary = RunReader.readSummary(directory);
                Map<String, String> differences = candidate.differencesFrom(summary.fingerprint());
                if (differences.isEmpty()) {
                    comparable.add(RunReader.withSeries(directory, summary));
                } else {
                    leftOut.add(new Verdict.LeftOut(id, "not comparable: " + named(differences)));
                }
            } catch (UnreadableRunException e) {
                leftOut.add(new Verdict.LeftOut(id, e.inItsDirectory()));
            }
        }
        comparable.sort(Comparator.comparing(Run::summary, OLDEST_FIRST));
        return new Baselines(List.copyOf(comparable), List.copyOf(leftOut), List.of());
    }

    private static String named(Map<String, String> differences) {
        return differences.entrySet().stream()
                .map(difference -> difference.getKey() + " differs (" + difference.getValue() + ")")
                .collect(Collectors.joining(", "));
    }

    private static void refuseUnfit(Path runDirectory, RunSummary summary) {
        @Nullable String unfit = unfitness(summary);
        if (unfit != null) {
            throw new BadInputException(
                    runDirectory + ": " + unfit + ", so it cannot be a baseline",
                    "add a run that was valid and did not fail, or add this one with --force");
        }
    }

    private static @Nullable String unfitness(RunSummary summary) {
        if (summary.aborted() != null) {
            return "the run was aborted";
        }
        Verdict verdict = summary.verdict();
        if (verdict == null) {
            return "the run was never judged";
        }
        return switch (verdict.judgement()) {
            case PASS, INCONCLUSIVE -> null;
            case FAIL -> "the run failed";
            case INVALID -> "the run was invalid";
        };
    }

    private Path existing(String planName, String id) {
        List<Path> stored = directoriesOf(planName);
        return stored.stream()
                .filter(directory -> directory.getFileName().toString().equals(id))
                .findFirst()
                .orElseThrow(() -> new BadInputException(
                        folderOf(planName) + ": holds no run '" + id + "'",
                        stored.isEmpty()
                                ? "no baseline of plan '" + planName + "' is stored here"
                                : "stored are "
                                        + stored.stream()
                                                .map(directory ->
                                                        directory.getFileName().toString())
                                                .collect(Collectors.joining(", "))));
    }

    private Path folderOf(String planName) {
        return root.resolve(PlanFolder.nameFor(planName));
    }

    private List<Path> directoriesOf(String planName) {
        Path folder = folderOf(planName);
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(entry -> !BaselineCopy.isUnfinished(entry))
                    .filter(Files::isDirectory)
                    .sorted()
                    .toList();
        } catch (NoSuchFileException nothingStored) {
            return List.of();
        } catch (IOException e) {
            throw new BadInputException(
                    "baseline folder " + folder + ": cannot be read: " + RecordNotWrittenException.reasonOf(e),
                    "name a folder of baselines that you may read",
                    e);
        }
    }
}
