package dev.onsale.record.baseline;

import dev.onsale.plan.BadInputException;
import dev.onsale.plan.NearestName;
import dev.onsale.record.files.BaselineFile;
import dev.onsale.record.files.RecordNotWrittenException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the store holds of one plan: one file per run ({@link BaselineFile}), directories that predate such files, and
 * for each pinned run a mark beside it. The mark is a file of its own, so that pinning changes no run.
 */
record BaselineFolder(Path path) {
    private static final String PINNED = ".pinned";

    /** The stored runs in order of their ids; for a run that is there twice, its file. */
    List<Path> runs() {
        return entriesOf(path).stream()
                .filter(entry ->
                        Files.isDirectory(entry) ? !Files.exists(fileOf(idOf(entry))) : BaselineFile.isOne(entry))
                .sorted(Comparator.comparing(BaselineFolder::idOf))
                .toList();
    }

    static String idOf(Path stored) {
        String name = stored.getFileName().toString();
        return BaselineFile.isOne(stored) && !Files.isDirectory(stored)
                ? name.substring(0, name.length() - BaselineFile.SUFFIX.length())
                : name;
    }

    Path fileOf(String id) {
        return path.resolve(id + BaselineFile.SUFFIX);
    }

    Path pinOf(String id) {
        return path.resolve(id + PINNED);
    }

    boolean isPinned(String id) {
        return Files.exists(pinOf(id));
    }

    /** @throws BadInputException if there is no run with this id; names the nearest */
    Path existing(String planName, String id) {
        List<Path> stored = runs();
        List<String> ids = stored.stream().map(BaselineFolder::idOf).toList();
        int index = ids.indexOf(id);
        if (index >= 0) {
            return stored.get(index);
        }
        String hint = ids.isEmpty()
                ? "no baseline of plan '" + planName + "' is stored here"
                : NearestName.to(id, ids)
                                .map(nearest -> "did you mean '" + nearest + "'? ")
                                .orElse("")
                        + "stored are " + String.join(", ", ids);
        throw new BadInputException(path + ": has no run '" + id + "'", hint);
    }

    /** The entries of a folder, without unfinished files; empty if there is no such folder. */
    static List<Path> entriesOf(Path folder) {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(entry -> !entry.getFileName().toString().startsWith("."))
                    .toList();
        } catch (NoSuchFileException nothingStored) {
            return List.of();
        } catch (IOException e) {
            throw new BadInputException(
                    "baseline folder " + folder + ": cannot be read: " + RecordNotWrittenException.reasonOf(e),
                    "name a readable baseline folder with --baselines DIR",
                    e);
        }
    }
}
