package dev.onsale.practice.database;

import dev.onsale.practice.process.CommandPrefix;
import dev.onsale.practice.process.PostmasterFile;
import dev.onsale.practice.process.ProcessIdentity;
import dev.onsale.practice.process.RunDirectory;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A PostgreSQL server of our own, durable as in production, on a free port of 127.0.0.1. */
public final class EmbeddedDatabase implements AutoCloseable {
    /** Durability stays on: a rehearsal against a database that forgets would measure another system. */
    private static final Map<String, String> SETTINGS = Map.ofEntries(
            Map.entry("listen_addresses", "127.0.0.1"),
            Map.entry("unix_socket_directories", ""),
            Map.entry("fsync", "on"),
            Map.entry("synchronous_commit", "on"),
            Map.entry("full_page_writes", "on"),
            Map.entry("shared_preload_libraries", "pg_stat_statements,auto_explain"),
            Map.entry("auto_explain.log_min_duration", "250ms"),
            Map.entry("max_connections", "60"),
            Map.entry("shared_buffers", "64MB"),
            Map.entry("max_wal_size", "1GB"),
            Map.entry("checkpoint_timeout", "30min"),
            Map.entry("jit", "off"),
            Map.entry("max_parallel_workers_per_gather", "0"));

    private static final Duration START_WITHIN = Duration.ofSeconds(30);

    private static final Duration STOP_WITHIN = Duration.ofSeconds(10);

    private final EmbeddedPostgres postgres;
    private final Path files;

    private EmbeddedDatabase(EmbeddedPostgres postgres, Path files) {
        this.postgres = postgres;
        this.files = files;
    }

    /**
     * Starts the server on the run's own files.
     *
     * @param cache where unpacked binaries and the ready-made empty cluster are kept between runs
     * @throws DatabaseException if it does not start; the message says why
     */
    public static EmbeddedDatabase start(RunDirectory run, Path cache, CommandPrefix prefix) {
        try {
            ClusterTemplate.in(cache).copyTo(run.databaseFiles());
            EmbeddedDatabase database =
                    new EmbeddedDatabase(launch(run.databaseFiles(), cache, run.log("postgres")), run.databaseFiles());
            database.settle(run, prefix);
            return database;
        } catch (IOException | RuntimeException broken) {
            throw new DatabaseException("PostgreSQL did not start: " + rootMessage(broken), broken);
        }
    }

    static EmbeddedPostgres launch(Path files, Path cache, Path log) throws IOException {
        UnpackedBinaries binaries = new UnpackedBinaries(cache);
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                .setDataDirectory(files)
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setPgBinaryResolver(EmbeddedDatabase::binaries)
                .setOverrideWorkingDirectory(binaries.folder().toFile())
                .setPGStartupWait(START_WITHIN)
                .setOutputRedirector(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .setErrorRedirector(ProcessBuilder.Redirect.appendTo(log.toFile()));
        SETTINGS.forEach(builder::setServerConfig);
        return binaries.start(builder::start);
    }

    /** The bundled binaries; the first when the class path names the same jar twice. */
    private static InputStream binaries(String system, String machine) throws IOException {
        String archive = "/postgres-" + system.toLowerCase(Locale.ROOT) + "-" + machine + ".txz";
        InputStream binaries = EmbeddedDatabase.class.getResourceAsStream(archive);
        if (binaries == null) {
            throw new IOException("no PostgreSQL is bundled for " + system + " on " + machine);
        }
        return binaries;
    }

    /** The JDBC URL of the shop's database, its user included. */
    public String url() {
        return "jdbc:postgresql://127.0.0.1:" + postgres.getPort() + "/postgres?user=postgres";
    }

    /** Stops the server and waits until it has gone, so that its files can be deleted. */
    @Override
    public void close() throws IOException {
        Optional<ProcessHandle> server = PostmasterFile.read(files).flatMap(ProcessIdentity::alive);
        postgres.close();
        server.ifPresent(EmbeddedDatabase::awaitEnd);
    }

    private static void awaitEnd(ProcessHandle server) {
        try {
            server.onExit().get(STOP_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException stuck) {
            server.destroyForcibly();
        } catch (InterruptedException interrupted) {
            server.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private void settle(RunDirectory run, CommandPrefix prefix) throws IOException {
        try {
            Optional<ProcessHandle> server =
                    PostmasterFile.read(run.databaseFiles()).flatMap(ProcessIdentity::alive);
            if (server.isEmpty()) {
                throw new IOException("it left no postmaster.pid in " + run.databaseFiles());
            }
            run.recordDatabase(ProcessIdentity.of(server.get()));
            prefix.pin(server.get());
        } catch (InterruptedException interrupted) {
            close();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while starting", interrupted);
        } catch (IOException | RuntimeException broken) {
            close();
            throw broken;
        }
    }

    private static String rootMessage(Throwable broken) {
        Throwable root = broken;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return Optional.ofNullable(root.getMessage()).orElse(root.toString());
    }
}
