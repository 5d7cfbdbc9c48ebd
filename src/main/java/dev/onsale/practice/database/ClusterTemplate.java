package dev.onsale.practice.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * An empty database cluster, made once per user and major version and then copied: {@code initdb} takes seconds, a
 * copy tenths of one.
 */
final class ClusterTemplate {
    /** Clusters of one major version start with any of its minor versions, and with no other. */
    private static final int POSTGRES_MAJOR = 18;

    private final Path cache;
    private final Path template;

    private ClusterTemplate(Path cache, Path template) {
        this.cache = cache;
        this.template = template;
    }

    static ClusterTemplate in(Path cache) throws IOException {
        Files.createDirectories(cache.resolve("binaries"));
        return new ClusterTemplate(cache, cache.resolve("cluster-" + POSTGRES_MAJOR));
    }

    void copyTo(Path files) throws IOException {
        if (!Files.isDirectory(template)) {
            makeOnce();
        }
        copyTree(template, files);
    }

    private void makeOnce() throws IOException {
        try (FileChannel channel = FileChannel.open(
                        cache.resolve("cluster.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            if (lock.isValid() && !Files.isDirectory(template)) {
                make();
            }
        }
    }

    private void make() throws IOException {
        Path preparing = cache.resolve("preparing").resolve(UUID.randomUUID().toString());
        Files.createDirectories(preparing.getParent());
        try (EmbeddedPostgres once = EmbeddedDatabase.launch(
                preparing, cache, cache.resolve("preparing").resolve("initdb.log"))) {
            once.getPort();
        }
        Files.move(preparing, template, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void copyTree(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                if (!file.getFileName().toString().equals("epg-lock")) {
                    Files.copy(file, to.resolve(from.relativize(file).toString()));
                }
            }
        }
        // PostgreSQL refuses a directory that others can read.
        Files.setPosixFilePermissions(to, PosixFilePermissions.fromString("rwx------"));
    }
}
