package dev.onsale.practice.process;

import dev.onsale.practice.protocol.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * What one running box office keeps on disk: who owns it, its servers, the database's files and its logs. The next start can tell
 * from it what a killed parent left behind.
 */
public final class RunDirectory {
    private static final String OWNER = "owner.json";
    private static final String DATABASE = "database.json";
    private static final String STORE = "store.json";

    private final Path path;

    RunDirectory(Path path) {
        this.path = path;
    }

    /** Makes a new one, owned by this process. */
    public static RunDirectory create(Path runs) throws IOException {
        Path path = runs.resolve(UUID.randomUUID().toString());
        Path preparing = runs.resolve(path.getFileName() + ".new");
        Files.createDirectories(preparing);
        write(preparing.resolve(OWNER), ProcessIdentity.of(ProcessHandle.current()));
        // A directory without an owner would look like a leftover: it appears with one, or not at all.
        Files.move(preparing, path, StandardCopyOption.ATOMIC_MOVE);
        return new RunDirectory(path);
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

    /** Remembers the database's first process, which cannot watch its parent itself. */
    public void recordDatabase(ProcessIdentity database) throws IOException {
        write(path.resolve(DATABASE), database);
    }

    /** Remembers the memory store's process, which cannot watch its parent either. */
    public void recordStore(ProcessIdentity store) throws IOException {
        write(path.resolve(STORE), store);
    }

    Optional<ProcessIdentity> store() {
        return read(path.resolve(STORE));
    }

    Optional<ProcessIdentity> owner() {
        return read(path.resolve(OWNER));
    }

    /** The database's process as recorded, or as its own files tell if the parent died before recording it. */
    Optional<ProcessIdentity> database() {
        return read(path.resolve(DATABASE)).or(() -> PostmasterFile.read(databaseFiles()));
    }

    /** Deletes the directory and all that is in it. */
    public void delete() throws IOException {
        if (!Files.exists(path)) {
            return;
        }
        try (Stream<Path> files = Files.walk(path)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    private static void write(Path file, ProcessIdentity identity) throws IOException {
        Path preparing = file.resolveSibling(file.getFileName() + ".new");
        Files.write(preparing, Json.bytes(identity));
        Files.move(preparing, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static Optional<ProcessIdentity> read(Path file) {
        try {
            return Optional.of(Json.read(Files.readAllBytes(file), ProcessIdentity.class));
        } catch (IOException absent) {
            return Optional.empty();
        }
    }
}
