package dev.onsale.practice.process;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;

/**
 * What one running box office keeps on disk: the database's files, passwords, logs, and what it prepares for later
 * ones. A lock beside it is held as long as its owner lives, and all servers that run on it name it in their command
 * lines. So the next start can identify what a killed one left behind.
 */
public final class RunDirectory {
    /** Prefix of this process's folders: it must not try its own locks, because that would release them. */
    private static final String OURS = UUID.randomUUID() + ".";

    private static final int ATTEMPTS = 10;

    private final Path path;
    private final FolderLock lock;

    private RunDirectory(Path path, FolderLock lock) {
        this.path = path;
        this.lock = lock;
    }

    /** Makes a new one, owned by this process. */
    public static RunDirectory create(Path runs) throws IOException {
        return create(runs, OURS);
    }

    static RunDirectory create(Path runs, String prefix) throws IOException {
        PrivateFolder.create(runs);
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            Path path = runs.resolve(prefix + UUID.randomUUID());
            Optional<FolderLock> lock = FolderLock.make(path);
            if (lock.isPresent()) {
                PrivateFolder.create(path);
                return new RunDirectory(path, lock.get());
            }
        }
        throw new IOException("no folder in " + runs + " can be locked");
    }

    static boolean isOfThisProcess(Path folder) {
        return folder.getFileName().toString().startsWith(OURS);
    }

    public Path path() {
        return path;
    }

    public Path databaseFiles() {
        return path.resolve("data");
    }

    public Path log(String name) {
        return path.resolve(name + ".log");
    }

    /** Ends the servers that run on it, and the tools that are about to start some. */
    public void endServers() throws IOException {
        FolderServers.end(path.getFileName().toString());
    }

    /** Deletes the directory and its content. Leaves what cannot be deleted to the next start. */
    public void delete() throws IOException {
        try (lock) {
            PrivateFolder.delete(path);
            lock.discard();
        }
    }

    /** Acts as if the process had died. */
    void abandon() throws IOException {
        lock.close();
    }
}
