package dev.onsale.record;

import dev.onsale.plan.BadInputException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/** Puts a run into the store, or takes it out, in a single rename: no reader ever sees half of one. */
final class BaselineCopy {
    private static final List<String> KEPT = List.of(RunFiles.SUMMARY, RunFiles.LATENCY, RunFiles.FELT);
    private static final String UNFINISHED = ".unfinished-";

    private final Path folder;
    private final String id;

    BaselineCopy(Path folder, String id) {
        this.folder = folder;
        this.id = id;
    }

    static boolean isUnfinished(Path entry) {
        return entry.getFileName().toString().startsWith(".");
    }

    Path from(Path runDirectory) {
        Path target = folder.resolve(id);
        try {
            Path copy = ownFolder(Files.createDirectories(folder), id);
            try {
                for (String name : KEPT) {
                    PartFile.write(copy.resolve(name), Files.readAllBytes(runDirectory.resolve(name)));
                }
                moveUnlessTaken(copy, target);
            } finally {
                delete(copy);
            }
            PartFile.syncFolder(folder);
            return target;
        } catch (IOException e) {
            throw new RecordNotWrittenException(target, e);
        }
    }

    private void moveUnlessTaken(Path copy, Path target) throws IOException {
        try {
            Files.move(copy, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            if (!Files.isDirectory(target)) {
                throw e;
            }
            if (!sameContent(copy, target)) {
                throw new BadInputException(
                        target + ": another run of this name is stored already",
                        "drop it first: onsale baseline drop, with the run's id " + id,
                        e);
            }
        }
    }

    private static boolean sameContent(Path one, Path other) throws IOException {
        for (String name : KEPT) {
            Path theirs = other.resolve(name);
            if (!Files.exists(theirs) || Files.mismatch(one.resolve(name), theirs) >= 0) {
                return false;
            }
        }
        return true;
    }

    static void remove(Path stored) {
        try {
            Path away =
                    ownFolder(stored.resolveSibling("."), stored.getFileName().toString());
            Path content = away.resolve("dropped");
            Files.move(stored, content, StandardCopyOption.ATOMIC_MOVE);
            delete(content);
            delete(away);
        } catch (IOException e) {
            throw new RecordNotWrittenException(stored, e);
        }
    }

    /** A new folder that readers pass over, and that no other process has. */
    private static Path ownFolder(Path parent, String id) throws IOException {
        int number = 0;
        while (true) {
            try {
                return Files.createDirectory(parent.resolve(UNFINISHED + id + "-" + number));
            } catch (FileAlreadyExistsException taken) {
                number++;
            }
        }
    }

    private static void delete(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return;
        }
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(directory);
    }
}
