package dev.onsale.practice.database;

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
        ClusterTemplate.in(cache).copyTo(files);
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                .setDataDirectory(files)
                .setCleanDataDirectory(false)
                .setPgBinaryResolver((system, machine) -> TestCluster.class.getResourceAsStream(
                        "/postgres-" + system.toLowerCase(Locale.ROOT) + "-" + machine + ".txz"))
                .setOverrideWorkingDirectory(cache.resolve("binaries").toFile())
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

    public int port() {
        return postgres.getPort();
    }

    @Override
    public void close() throws IOException {
        postgres.close();
    }
}
