package dev.onsale.practice.database;

import dev.onsale.practice.process.RunDirectory;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;

/** A real PostgreSQL with settings of a test's own; forgetful, since nobody measures it. */
public final class TestCluster implements AutoCloseable {
    private final EmbeddedPostgres postgres;

    private TestCluster(EmbeddedPostgres postgres) {
        this.postgres = postgres;
    }

    /** @param folder empty, for its files */
    public static TestCluster start(Path folder, Map<String, String> settings) throws IOException {
        Path cache = Path.of(System.getProperty("onsale.cache", System.getProperty("user.home") + "/.cache/onsale"));
        Path files = folder.resolve("cluster");
        PostgresKit kit = kit(cache);
        kit.copyCluster(files);
        // Its users log in without passwords.
        Files.writeString(files.resolve("pg_hba.conf"), "host all all 127.0.0.1/32 trust\n");
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                .setDataDirectory(files)
                .setCleanDataDirectory(false)
                .setPgBinaryResolver((system, machine) -> TestCluster.class.getResourceAsStream(
                        "/postgres-" + system.toLowerCase(Locale.ROOT) + "-" + machine + ".txz"))
                .setOverrideWorkingDirectory(kit.binaries().toFile())
                .setPGStartupWait(Duration.ofSeconds(30))
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("unix_socket_directories", "")
                .setServerConfig("fsync", "off")
                .setOutputRedirector(ProcessBuilder.Redirect.DISCARD)
                .setErrorRedirector(ProcessBuilder.Redirect.DISCARD);
        settings.forEach(builder::setServerConfig);
        Files.createDirectories(files);
        return new TestCluster(builder.start());
    }

    private static PostgresKit kit(Path cache) throws IOException {
        RunDirectory run = RunDirectory.create(cache.resolve("runs"));
        try {
            return PostgresKit.in(cache, run);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException(interrupted);
        } finally {
            run.delete();
        }
    }

    public int port() {
        return postgres.getPort();
    }

    @Override
    public void close() throws IOException {
        postgres.close();
    }
}
