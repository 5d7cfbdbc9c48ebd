package dev.onsale.record.baseline;

import dev.onsale.plan.BadInputException;
import dev.onsale.record.Fingerprint;
import dev.onsale.record.LeftOutReason;
import dev.onsale.record.LeftOutReason.Kind;
import dev.onsale.record.Run;
import dev.onsale.record.RunSummary;
import dev.onsale.record.Verdict;
import dev.onsale.record.files.BaselineFile;
import dev.onsale.record.files.PlanFolder;
import dev.onsale.record.files.RecordNotWrittenException;
import dev.onsale.record.files.Room;
import dev.onsale.record.files.RunReader;
import dev.onsale.record.files.UnreadableRunException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Accepted runs, {@code <root>/<plan>/<run id>.json}: one file per run that never changes, so that neither two
 * processes that add at once nor a merge in version control lose anything. Also reads directories of runs, as stores
 * once held.
 */
public final class BaselineStore {
    private static final Comparator<RunSummary> OLDEST_FIRST = Comparator.comparingLong(
                    (RunSummary summary) -> summary.measured().times().createdAtMs())
            .thenComparing(RunSummary::id);
    private static final byte[] PIN = "{\"format\": 1}\n".getBytes(StandardCharsets.US_ASCII);

    private final Path root;
    private final Optional<BaselineAge> age;

    /** @param root need not exist until a run is added */
    public BaselineStore(Path root) {
        this(root, Optional.empty());
    }

    /** @param age which runs are too old to be compared with, if any */
    public BaselineStore(Path root, Optional<BaselineAge> age) {
        this.root = root;
        this.age = age;
    }

    public Path root() {
        return root;
    }

    /** Names of the folders of all plans with a run here, in order. */
    public List<String> plans() {
        return BaselineFolder.entriesOf(root).stream()
                .filter(folder -> Files.isDirectory(folder)
                        && !new BaselineFolder(folder).runs().isEmpty())
                .map(folder -> folder.getFileName().toString())
                .sorted()
                .toList();
    }

    /** Whether the store has any run of this plan. */
    public boolean holds(String planName) {
        return !folderOf(planName).runs().isEmpty();
    }

    /**
     * Adds the compared parts of a run; adding the same run again changes nothing.
     *
     * @param run its directory, or a file of another store
     * @param force adds it even if it was not judged, failed or was invalid
     * @return where it is stored
     * @throws UnreadableRunException if the run cannot be read
     * @throws BadInputException if it must not become a baseline, if another run has its name, or if it is a copy of a
     *     stored run
     * @throws RecordNotWrittenException if the store cannot be written
     */
    public Path add(Path run, boolean force) {
        Run read = RunReader.read(run);
        if (!force) {
            Acceptance.require(run, read.summary());
        }
        BaselineFolder folder = folderOf(read.summary().plan().name());
        if (Files.isDirectory(folder.path())) {
            refuseCopy(run, read, folder);
        }
        Path asDirectory = folder.path().resolve(read.id());
        if (Files.isDirectory(asDirectory)) {
            return sameAsDirectory(read, asDirectory);
        }
        return BaselineCopy.into(root, folder, read);
    }

    private static void refuseCopy(Path run, Run read, BaselineFolder folder) {
        for (Path stored : folder.runs()) {
            String id = BaselineFolder.idOf(stored);
            if (!id.equals(read.id()) && holds(stored, read)) {
                throw new BadInputException(
                        run + ": is a copy of " + id + ", which is already stored and counts once",
                        "nothing to do; or add a separate run");
            }
        }
    }

    private static boolean holds(Path stored, Run run) {
        try {
            RunReader.Opened there = RunReader.open(stored);
            return there.summary()
                            .measured()
                            .times()
                            .equals(run.summary().measured().times())
                    && there.whole(Room.ofHeap(RunReader.HEAP_SHARE)).isSameAs(run);
        } catch (UnreadableRunException damaged) {
            return false;
        }
    }

    private static Path sameAsDirectory(Run run, Path directory) {
        try {
            if (BaselineFile.sameRun(BaselineFile.textOf(run), BaselineFile.textOf(RunReader.read(directory)))) {
                return directory;
            }
        } catch (UnreadableRunException | IOException damaged) {
            // An unreadable run counts as a different one.
        }
        throw BaselineCopy.another(directory, run.id());
    }

    /** All stored runs of a plan, the oldest first, then those that cannot be read. */
    public List<StoredRun> list(String planName) {
        List<StoredRun> readable = new ArrayList<>();
        List<StoredRun> unreadable = new ArrayList<>();
        BaselineFolder folder = folderOf(planName);
        for (Path stored : folder.runs()) {
            String id = BaselineFolder.idOf(stored);
            boolean pinned = folder.isPinned(id);
            try {
                readable.add(
                        new StoredRun(id, stored, pinned, RunReader.read(stored).summary(), null));
            } catch (UnreadableRunException e) {
                unreadable.add(new StoredRun(id, stored, pinned, null, e.inItsDirectory()));
            }
        }
        readable.sort(Comparator.comparing(StoredRun::summary, OLDEST_FIRST));
        return Stream.concat(readable.stream(), unreadable.stream()).toList();
    }

    /** The path of the run with this id, readable or not. */
    public Optional<Path> find(String planName, String id) {
        return folderOf(planName).runs().stream()
                .filter(stored -> BaselineFolder.idOf(stored).equals(id))
                .findFirst();
    }

    /**
     * One stored run.
     *
     * @throws BadInputException if there is none with this id
     * @throws UnreadableRunException if it cannot be read
     */
    public Run show(String planName, String id) {
        return RunReader.read(folderOf(planName).existing(planName, id));
    }

    /**
     * Removes one stored run.
     *
     * @throws BadInputException if there is none with this id, or if it is pinned
     * @throws RecordNotWrittenException if the store cannot be written
     */
    public void drop(String planName, String id) {
        BaselineFolder folder = folderOf(planName);
        Path stored = folder.existing(planName, id);
        if (folder.isPinned(id)) {
            throw new BadInputException(
                    stored + ": is pinned", "unpin it first, with onsale baseline unpin and the same plan and id");
        }
        BaselineCopy.remove(stored);
    }

    /**
     * Keeps a run in the comparison whatever its age; pinning it again changes nothing.
     *
     * @throws BadInputException if there is no run with this id
     * @throws RecordNotWrittenException if the store cannot be written
     */
    public void pin(String planName, String id) {
        BaselineFolder folder = folderOf(planName);
        folder.existing(planName, id);
        try {
            BaselineCopy.writeUnlessThere(folder.pinOf(id), PIN);
        } catch (IOException e) {
            throw new RecordNotWrittenException(folder.pinOf(id), e);
        }
    }

    /** Undoes {@link #pin}; throws the same. */
    public void unpin(String planName, String id) {
        BaselineFolder folder = folderOf(planName);
        folder.existing(planName, id);
        if (folder.isPinned(id)) {
            BaselineCopy.remove(folder.pinOf(id));
        }
    }

    /** The stored runs of a plan that a candidate can be compared with; lists every other run with the reason. */
    public Baselines comparable(String planName, Fingerprint candidate) {
        Map<String, Run> readable = new LinkedHashMap<>();
        List<Verdict.LeftOut> leftOut = new ArrayList<>();
        BaselineFolder folder = folderOf(planName);
        Room room = Room.ofHeap(RunReader.HEAP_SHARE);
        for (Path stored : folder.runs()) {
            String id = BaselineFolder.idOf(stored);
            try {
                RunReader.Opened run = RunReader.open(stored);
                Map<String, String> differences =
                        candidate.differencesFrom(run.summary().conditions().fingerprint());
                if (differences.isEmpty()) {
                    Run whole = run.whole(room.rest());
                    room.keep(whole);
                    readable.put(id, whole);
                } else {
                    leftOut.add(new Verdict.LeftOut(
                            id,
                            differences.keySet().equals(Set.of(Fingerprint.COMPILER))
                                    ? LeftOutReason.anotherCompiler(
                                            differences,
                                            run.summary()
                                                    .conditions()
                                                    .fingerprint()
                                                    .compiler())
                                    : LeftOutReason.notComparable(differences)));
                }
            } catch (UnreadableRunException e) {
                leftOut.add(new Verdict.LeftOut(id, LeftOutReason.of(Kind.UNREADABLE, e.inItsDirectory())));
            }
        }
        List<Run> comparable = once(readable, leftOut);
        comparable.sort(Comparator.comparing(Run::summary, OLDEST_FIRST));
        leaveOutTheOld(folder, comparable, leftOut);
        List<Run> pinned =
                comparable.stream().filter(run -> folder.isPinned(run.id())).toList();
        return new Baselines(List.copyOf(comparable), List.copyOf(leftOut), pinned);
    }

    /** Counts a run once, however many copies are stored: under its own name if possible. */
    private static List<Run> once(Map<String, Run> byStoredId, List<Verdict.LeftOut> leftOut) {
        List<Run> once = new ArrayList<>();
        Comparator<Map.Entry<String, Run>> ownNameFirst = Comparator.comparing(
                stored -> !stored.getKey().equals(stored.getValue().id()));
        byStoredId.entrySet().stream()
                .sorted(ownNameFirst)
                .forEach(stored -> once.stream()
                        .filter(stored.getValue()::isSameAs)
                        .findFirst()
                        .ifPresentOrElse(
                                same -> leftOut.add(
                                        new Verdict.LeftOut(stored.getKey(), LeftOutReason.of(Kind.COPY, same.id()))),
                                () -> once.add(stored.getValue())));
        return once;
    }

    private void leaveOutTheOld(BaselineFolder folder, List<Run> oldestFirst, List<Verdict.LeftOut> leftOut) {
        age.ifPresent(limit -> {
            List<Run> old = oldestFirst.subList(0, limit.tooOld(oldestFirst));
            old.stream()
                    .filter(run -> !folder.isPinned(run.id()))
                    .map(limit::leavingOut)
                    .forEach(leftOut::add);
            old.removeIf(run -> !folder.isPinned(run.id()));
        });
    }

    private BaselineFolder folderOf(String planName) {
        return new BaselineFolder(root.resolve(PlanFolder.nameFor(planName)));
    }
}
