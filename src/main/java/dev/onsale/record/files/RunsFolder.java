package dev.onsale.record.files;

import dev.onsale.record.Labels;
import dev.onsale.record.RunSummary;
import dev.onsale.record.SweepSummary;
import dev.onsale.record.SweepSummary.SweptRun;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The folder in which each run gets its own.
 *
 * @param path need not exist
 */
public record RunsFolder(Path path) {
    /**
     * A name says when its run began by the wall clock, which is set back once a year and differs for a folder that was
     * moved. So, among this many of the last names, the newest run is found by what the runs themselves say.
     */
    private static final int NAMES_OF_THE_NEWEST = 16;

    private static final Pattern MADE_NAME = Pattern.compile("\\d{8}-\\d{6}-.+-[0-9a-f]{4}");
    private static final Comparator<Entry> NEWEST_FIRST = Comparator.comparingLong(Entry::createdAtMs)
            .thenComparing(Entry::id)
            .reversed();

    /**
     * One run or sweep.
     *
     * @param run {@code null} for a sweep, and for a run that cannot be read
     * @param sweep {@code null} for a run
     * @param problem why it cannot be read; empty if it can
     */
    public record Entry(
            Path directory,
            @Nullable RunSummary run,
            @Nullable SweepSummary sweep,
            String problem) {
        public String id() {
            return directory.getFileName().toString();
        }

        long createdAtMs() {
            return run != null
                    ? run.measured().times().createdAtMs()
                    : sweep != null ? sweep.conditions().createdAtMs() : Long.MIN_VALUE;
        }

        /** Whether it was made to confirm what another run flagged, and was not judged itself. */
        boolean isFresh() {
            return run != null && run.verdict() == null && run.labelled().containsKey(Labels.CONFIRMS);
        }
    }

    /** Names of the directories of runs and sweeps, readable or not, the last by name first. */
    public List<String> ids() {
        List<String> ids = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(path, Files::isDirectory)) {
            for (Path entry : entries) {
                if (isOne(entry)) {
                    ids.add(entry.getFileName().toString());
                }
            }
        } catch (IOException | java.nio.file.DirectoryIteratorException | UncheckedIOException unreadable) {
            return List.of();
        }
        ids.sort(Comparator.reverseOrder());
        return ids;
    }

    private static boolean isOne(Path directory) {
        return StoredFile.isThere(directory.resolve(RunFiles.SUMMARY))
                || SweepFile.isIn(directory)
                || MADE_NAME.matcher(directory.getFileName().toString()).matches();
    }

    /** The runs and sweeps with these names, the newest first, then those that cannot be read. */
    public List<Entry> entries(List<String> ids) {
        return ids.stream().map(this::entry).sorted(NEWEST_FIRST).toList();
    }

    /**
     * The readable run or sweep that was started last; skips runs that were made to confirm another or as part of a
     * sweep.
     */
    public Optional<Path> latest() {
        List<String> ids = ids();
        for (int from = 0; from < ids.size(); from += NAMES_OF_THE_NEWEST) {
            List<Entry> entries = entries(ids.subList(from, Math.min(ids.size(), from + NAMES_OF_THE_NEWEST)));
            Set<String> parts = new HashSet<>();
            entries.forEach(entry -> {
                if (entry.sweep() != null) {
                    entry.sweep().runs().stream().map(SweptRun::run).forEach(parts::add);
                }
            });
            Optional<Path> latest = entries.stream()
                    .filter(entry -> entry.problem().isEmpty() && !entry.isFresh() && !parts.contains(entry.id()))
                    .map(Entry::directory)
                    .findFirst();
            if (latest.isPresent()) {
                return latest;
            }
        }
        return Optional.empty();
    }

    private Entry entry(String id) {
        Path directory = path.resolve(id);
        try {
            return SweepFile.isIn(directory)
                    ? new Entry(directory, null, SweepFile.read(directory), "")
                    : new Entry(directory, RunReader.readSummary(directory), null, "");
        } catch (UnreadableRunException e) {
            return new Entry(
                    directory,
                    null,
                    null,
                    StoredFile.isThere(directory.resolve(RunFiles.SUMMARY)) || SweepFile.isIn(directory)
                            ? e.inItsDirectory()
                            : "not finished, or under way");
        }
    }
}
