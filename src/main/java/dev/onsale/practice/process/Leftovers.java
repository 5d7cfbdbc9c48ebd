package dev.onsale.practice.process;

import dev.onsale.practice.protocol.Json;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Ends and deletes what box offices of dead parents left behind; leaves those of living parents alone. */
public final class Leftovers {
    private static final String LOCK = ".lock";
    /** Unique names: servers are searched by them. */
    private static final Pattern NAME = Pattern.compile("[0-9a-f-]{36}(\\.[0-9a-f-]{36})?");

    private Leftovers() {}

    /** @return how many were cleaned up */
    public static int cleanUp(Path runs) throws IOException {
        int cleaned = 0;
        for (Path folder : folders(runs)) {
            if (!RunDirectory.isOfThisProcess(folder) && cleanUpIfLeft(folder)) {
                cleaned++;
            }
        }
        return cleaned;
    }

    private static boolean cleanUpIfLeft(Path folder) throws IOException {
        if (Files.notExists(FolderLock.fileOf(folder))) {
            return isOfAnEarlierBuild(folder) && remove(folder);
        }
        Optional<FolderLock> lock = lockOfLeft(folder);
        if (lock.isEmpty()) {
            return false;
        }
        try (FolderLock held = lock.get()) {
            boolean removed = remove(folder);
            held.discard();
            return removed;
        }
    }

    private static Optional<FolderLock> lockOfLeft(Path folder) throws IOException {
        try {
            return FolderLock.ofLeft(folder);
        } catch (AccessDeniedException ofAnotherUser) {
            return Optional.empty();
        }
    }

    private static boolean remove(Path folder) throws IOException {
        boolean present = Files.isDirectory(folder);
        FolderServers.end(folder.getFileName().toString());
        try {
            PrivateFolder.delete(folder);
        } catch (IOException contested) {
            // A dying backend may still write: try once more.
            PrivateFolder.delete(folder);
        }
        return present;
    }

    /** Earlier builds held no lock but recorded their process. */
    private static boolean isOfAnEarlierBuild(Path folder) {
        try {
            ProcessIdentity owner = Json.read(Files.readAllBytes(folder.resolve("owner.json")), ProcessIdentity.class);
            return owner.alive().isEmpty();
        } catch (IOException notOurs) {
            return false;
        }
    }

    /** Folders, and lock files without a folder: an owner may have died between creating the two. */
    private static List<Path> folders(Path runs) throws IOException {
        if (!Files.isDirectory(runs)) {
            return List.of();
        }
        try (Stream<Path> children = Files.list(runs)) {
            return children.filter(child -> Files.isDirectory(child) || isLock(child))
                    .map(child -> isLock(child) ? folderOf(child) : child)
                    .filter(folder ->
                            NAME.matcher(folder.getFileName().toString()).matches())
                    .distinct()
                    .toList();
        }
    }

    private static boolean isLock(Path file) {
        return file.getFileName().toString().endsWith(LOCK);
    }

    private static Path folderOf(Path lock) {
        String name = lock.getFileName().toString();
        return lock.resolveSibling(name.substring(0, name.length() - LOCK.length()));
    }
}
