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
 * A lock on a file beside a folder, held by the process that owns the folder for as long as it lives. The kernel
 * releases it however that process ends, which is visible in every container that shares the folder; a pid means
 * nothing in another pid namespace.
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

    /** Locks a folder that is about to be made; empty if another process is just deleting the lock file. */
    static Optional<FolderLock> make(Path folder) throws IOException {
        return take(fileOf(folder), Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE));
    }

    /** Locks a leftover folder; empty if its owner lives, or if another process is deleting it. */
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
            // A lock on a file that another process has deleted meanwhile protects nothing.
            if (lock != null && Files.exists(file)) {
                return Optional.of(new FolderLock(file, channel));
            }
        } catch (OverlappingFileLockException oursAlready) {
            // This process holds it itself, so it is held.
        }
        channel.close();
        return Optional.empty();
    }

    /** Releases and deletes it, once the folder is deleted. */
    void discard() throws IOException {
        Files.deleteIfExists(file);
        close();
    }

    /** Releases it; the folder is a leftover from now on. */
    @Override
    public void close() throws IOException {
        channel.close();
    }
}
