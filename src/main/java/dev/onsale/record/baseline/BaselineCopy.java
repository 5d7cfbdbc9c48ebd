package dev.onsale.record.baseline;

import dev.onsale.plan.BadInputException;
import dev.onsale.plan.RegularFile;
import dev.onsale.record.Run;
import dev.onsale.record.files.BaselineFile;
import dev.onsale.record.files.PartFile;
import dev.onsale.record.files.RecordNotWrittenException;
import dev.onsale.record.files.Room;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.Stream;

/** Puts a run into the store, or removes it, atomically: no reader ever sees half a run. */
final class BaselineCopy {
    /** Git keeps the lines of runs unchanged, shows no diff of them, and ignores what a crash left behind. */
    private static final String ATTRIBUTES = "* text eol=lf\n*.json linguist-generated -diff\n";

    private static final String IGNORED = ".unfinished-*\n";
    private static final String UNFINISHED = ".unfinished-";

    private BaselineCopy() {}

    /**
     * @param root of the store
     * @return where the run is now, or already was
     */
    static Path into(Path root, BaselineFolder folder, Run run) {
        Path target = folder.fileOf(run.id());
        makeFolder(root, folder);
        try {
            byte[] content = BaselineFile.textOf(run).getBytes(StandardCharsets.UTF_8);
            writeUnlessThere(root.resolve(".gitattributes"), ATTRIBUTES.getBytes(StandardCharsets.US_ASCII));
            writeUnlessThere(root.resolve(".gitignore"), IGNORED.getBytes(StandardCharsets.US_ASCII));
            if (!writeUnlessThere(target, content)) {
                refuseAnother(run, target);
            }
            PartFile.syncFolder(folder.path());
            return target;
        } catch (IOException e) {
            throw new RecordNotWrittenException(target, e);
        }
    }

    private static void makeFolder(Path root, BaselineFolder folder) {
        try {
            Files.createDirectories(folder.path());
        } catch (IOException e) {
            throw new BadInputException(
                    "baseline folder " + root + ": cannot be written: "
                            + (e instanceof FileAlreadyExistsException
                                    ? "a file has the same name"
                                    : RecordNotWrittenException.reasonOf(e)),
                    "name a writable folder with --baselines DIR",
                    e);
        }
    }

    /** @return whether it was written now; an existing file stays unchanged */
    static boolean writeUnlessThere(Path target, byte[] content) throws IOException {
        if (Files.exists(target)) {
            return false;
        }
        Path folder = ownFolder(target);
        Path written = folder.resolve("content");
        try {
            PartFile.write(written, content);
            return moveUnlessThere(written, target);
        } finally {
            delete(folder);
        }
    }

    private static boolean moveUnlessThere(Path written, Path target) throws IOException {
        try {
            // A rename would replace what another process put there meanwhile; a hard link does not.
            Files.createLink(target, written);
            return true;
        } catch (FileAlreadyExistsException taken) {
            return false;
        } catch (UnsupportedOperationException | FileSystemException noLinksHere) {
            if (Files.exists(target)) {
                return false;
            }
            Files.move(written, target, StandardCopyOption.ATOMIC_MOVE);
            return true;
        }
    }

    private static void refuseAnother(Run run, Path target) throws IOException {
        String there;
        try {
            there = RegularFile.text(target, Room.bytesOfHeap(BaselineFile.FILE_HEAP_SHARE));
            if (BaselineFile.sameRun(there, BaselineFile.textOf(run))) {
                return;
            }
        } catch (IOException unreadable) {
            if (!Files.isReadable(target)) {
                throw unreadable;
            }
        }
        throw another(target, run.id());
    }

    static BadInputException another(Path there, String id) {
        return new BadInputException(
                there + ": another run with this name is already stored, or that file is damaged",
                "drop it first, with onsale baseline drop and the run's id " + id);
    }

    static void remove(Path stored) {
        try {
            Path away = ownFolder(stored);
            Files.move(stored, away.resolve("dropped"), StandardCopyOption.ATOMIC_MOVE);
            delete(away);
        } catch (IOException e) {
            throw new RecordNotWrittenException(stored, e);
        }
    }

    /** A new folder beside a file that readers ignore and no other process uses. */
    private static Path ownFolder(Path file) throws IOException {
        int number = 0;
        while (true) {
            try {
                return Files.createDirectory(file.resolveSibling(UNFINISHED + file.getFileName() + "-" + number));
            } catch (FileAlreadyExistsException taken) {
                number++;
            }
        }
    }

    private static void delete(Path file) throws IOException {
        // Does not follow links: their targets are not ours.
        if (Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
            try (Stream<Path> files = Files.list(file)) {
                for (Path child : files.toList()) {
                    delete(child);
                }
            }
        }
        Files.deleteIfExists(file);
    }
}
