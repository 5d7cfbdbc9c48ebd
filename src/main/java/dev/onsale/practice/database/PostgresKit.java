package dev.onsale.practice.database;

import dev.onsale.practice.process.PrivateFolder;
import dev.onsale.practice.process.RunDirectory;
import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The bundled PostgreSQL, unpacked, and an empty database cluster, both made once per user: {@code initdb} takes
 * seconds, a copy of its result tenths of one. The whole is made in a run's own directory and renamed once it is
 * complete. So it either exists or not, whenever its maker dies; a partial one is deleted with that run.
 *
 * @param binaries the folder with the programs, which contains {@code PG-…}
 * @param cluster the result of {@code initdb}
 * @param password of its superuser; required from the first start on
 */
record PostgresKit(Path binaries, Path cluster, String password) {
    private static final Duration INITDB_WITHIN = Duration.ofSeconds(120);

    /** The kit kept in a folder; makes it if it is missing. */
    static PostgresKit in(Path state, RunDirectory run) throws IOException, InterruptedException {
        PostgresArchive archive = PostgresArchive.ofThisMachine();
        Path kept = state.resolve("postgres-" + archive.fingerprint());
        if (!Files.isDirectory(kept)) {
            make(archive, run, kept);
        }
        return new PostgresKit(binariesOf(kept), clusterOf(kept), Files.readString(passwordOf(kept)));
    }

    private static void make(PostgresArchive archive, RunDirectory run, Path kept)
            throws IOException, InterruptedException {
        Path aside = PrivateFolder.create(run.path().resolve("kit"));
        Path programs = archive.unpackInto(PrivateFolder.create(binariesOf(aside)));
        PrivateFolder.write(passwordOf(aside), UUID.randomUUID().toString());
        initialise(programs, aside, run);
        try {
            Files.move(aside, kept, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileSystemException taken) {
            // Another box office may have made it at the same time; then its kit is as good as ours.
            if (!Files.isDirectory(kept)) {
                throw taken;
            }
        }
    }

    private static void initialise(Path programs, Path kit, RunDirectory run) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        if (LinuxUtils.isUnshareAvailable()) {
            // PostgreSQL refuses to run as root; in a user namespace of its own it does not.
            command.addAll(List.of("unshare", "-U"));
        }
        command.addAll(List.of(programs.resolve("bin").resolve("initdb").toString(), "-A", "scram-sha-256"));
        command.addAll(List.of("-U", EmbeddedDatabase.USER, "-E", "UTF-8", "--no-sync"));
        command.addAll(List.of(
                "-D", clusterOf(kit).toString(), "--pwfile", passwordOf(kit).toString()));
        // Random passwords of 122 bits need no stretching, which would cost each new connection milliseconds.
        command.addAll(List.of("-c", "scram_iterations=1"));
        Path log = run.log("initdb");
        Process initdb = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            if (!initdb.waitFor(INITDB_WITHIN.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IOException("initdb does not end within " + INITDB_WITHIN.toSeconds() + " s");
            }
        } finally {
            initdb.destroyForcibly();
        }
        if (initdb.exitValue() != 0) {
            throw new IOException("initdb failed: " + Files.readString(log).strip());
        }
    }

    /** Copies the empty cluster to a place where a server may run on it. */
    void copyCluster(Path to) throws IOException {
        try (Stream<Path> files = Files.walk(cluster)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Files.copy(file, to.resolve(cluster.relativize(file).toString()));
            }
        }
        // PostgreSQL refuses a directory that other users can read.
        Files.setPosixFilePermissions(to, PosixFilePermissions.fromString("rwx------"));
    }

    private static Path binariesOf(Path kit) {
        return kit.resolve("binaries");
    }

    private static Path clusterOf(Path kit) {
        return kit.resolve("cluster");
    }

    private static Path passwordOf(Path kit) {
        return kit.resolve("password");
    }
}
