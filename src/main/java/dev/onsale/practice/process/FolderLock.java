package dev.onsale.practice.process;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;

/**
 * A lock on a file beside a folder, held by the process that owns the folder for as long as it lives. The kernel lets go
 * of it however that process ends, and tells so in every container that has the folder; a pid means nothing in another
 * pid namespace.
 */
final class FolderLock implements AutoCloseable {
    private final Path file;
    private final FileChannel channel;

    private FolderLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    static Path fileOf(Path folder) {
        return folder.resolveSibling(folder.getFileName() + ".lock");
    }

    /** Takes the lock of a folder that is about to be made; empty if somebody is just clearing the file away. */
    static Optional<FolderLock> make(Path folder) throws IOException {
        return take(fileOf(folder), Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE));
    }

    /** Takes the lock of a folder that somebody left; empty if its owner lives, or another clears it away. */
    static Optional<FolderLock> ofLeft(Path folder) throws IOException {
        try {
            return take(fileOf(folder), Set.of(StandardOpenOption.WRITE));
        } catch (NoSuchFileException clearedAway) {
            return Optional.empty();
        }
    }

    private static Optional<FolderLock> take(Path file, Set<? extends OpenOption> how) throws IOException {
        FileChannel channel = FileChannel.open(
                file, how, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try {
            FileLock lock = channel.tryLock();
            // A lock on a file that another has deleted meanwhile guards nothing.
            if (lock != null && Files.exists(file)) {
                return Optional.of(new FolderLock(file, channel));
            }
        } catch (OverlappingFileLockException oursAlready) {
            // Held is held.
        }
        channel.close();
        return Optional.empty();
    }

    /** Lets go of it for good, once the folder is no more. */
    void discard() throws IOException {
        Files.deleteIfExists(file);
        close();
    }

    /** Lets go of it; the folder is a leftover from now on. */
    @Override
    public void close() throws IOException {
        channel.close();
    }
}
