package dev.onsale.practice.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * PostgreSQL's binaries, unpacked once per user by the library that starts them. It marks a folder when it is whole,
 * but stumbles over one that a killed process has left half unpacked: such a folder is taken away first.
 */
final class UnpackedBinaries {
    private static final String WHOLE = ".exists";

    private final Path cache;

    UnpackedBinaries(Path cache) {
        this.cache = cache;
    }

    /** What unpacks the binaries if they are not there, and then starts a server. */
    @FunctionalInterface
    interface Start {
        EmbeddedPostgres start() throws IOException;
    }

    Path folder() {
        return cache.resolve("binaries");
    }

    /** Starts a server; whoever unpacks does it alone, so that what is half there was left by the dead. */
    EmbeddedPostgres start(Start server) throws IOException {
        if (areWhole()) {
            return server.start();
        }
        try (FileChannel channel = FileChannel.open(
                        cache.resolve("binaries.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            if (lock.isValid()) {
                deleteTorn();
            }
            return server.start();
        }
    }

    boolean areWhole() throws IOException {
        List<Path> folders = folders();
        return !folders.isEmpty() && folders.stream().allMatch(UnpackedBinaries::isWhole);
    }

    void deleteTorn() throws IOException {
        for (Path folder : folders()) {
            if (!isWhole(folder)) {
                delete(folder);
            }
        }
    }

    private static boolean isWhole(Path folder) {
        return Files.exists(folder.resolve(WHOLE));
    }

    private List<Path> folders() throws IOException {
        if (!Files.isDirectory(folder())) {
            return List.of();
        }
        try (Stream<Path> children = Files.list(folder())) {
            return children.filter(child -> child.getFileName().toString().startsWith("PG-"))
                    .filter(Files::isDirectory)
                    .toList();
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
