package dev.onsale.practice.database;

import dev.onsale.practice.process.CommandPrefix;
import dev.onsale.practice.process.PostmasterFile;
import dev.onsale.practice.process.RunDirectory;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Our own PostgreSQL server, durable as in production, on a free port of 127.0.0.1. */
public final class EmbeddedDatabase implements AutoCloseable {
    /** Durability stays on: a rehearsal against a database that loses data would measure another system. */
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

    static final String USER = "postgres";

    private final EmbeddedPostgres postgres;
    private final String password;

    private EmbeddedDatabase(EmbeddedPostgres postgres, String password) {
        this.postgres = postgres;
        this.password = password;
    }

    /**
     * Starts the server on the run's own files. If that fails, leftover processes run on them; see
     * {@link RunDirectory#endServers}.
     *
     * @param state where unpacked binaries and the prepared empty cluster are kept between runs
     * @throws DatabaseException if it does not start; the message says why
     */
    public static EmbeddedDatabase start(RunDirectory run, Path state, CommandPrefix prefix)
            throws InterruptedException {
        try {
            PostgresKit kit = PostgresKit.in(state, run);
            kit.copyCluster(run.databaseFiles());
            EmbeddedPostgres postgres = launch(kit, run);
            ProcessHandle server = PostmasterFile.read(run.databaseFiles())
                    .orElseThrow(() -> new IOException("it left no postmaster.pid in " + run.databaseFiles()));
            prefix.pin(server);
            return new EmbeddedDatabase(postgres, changePassword(postgres));
        } catch (IOException | SQLException | RuntimeException broken) {
            if (Thread.interrupted()) {
                throw new InterruptedException("interrupted while starting PostgreSQL");
            }
            throw new DatabaseException("PostgreSQL did not start: " + rootMessage(broken), broken);
        }
    }

    private static EmbeddedPostgres launch(PostgresKit kit, RunDirectory run) throws IOException {
        ProcessBuilder.Redirect log =
                ProcessBuilder.Redirect.appendTo(run.log("postgres").toFile());
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                .setDataDirectory(run.databaseFiles())
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setPgBinaryResolver(EmbeddedDatabase::binaries)
                .setOverrideWorkingDirectory(kit.binaries().toFile())
                .setConnectConfig("password", kit.password())
                .setPGStartupWait(START_WITHIN)
                .setOutputRedirector(log)
                .setErrorRedirector(log);
        SETTINGS.forEach(builder::setServerConfig);
        return builder.start();
    }

    private static InputStream binaries(String system, String machine) throws IOException {
        return PostgresArchive.of(system, machine).open();
    }

    /** All runs share the kit's password; from here on this run has its own. */
    private static String changePassword(EmbeddedPostgres postgres) throws SQLException {
        String password = UUID.randomUUID().toString();
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            // Statement statistics would store its text.
            statement.execute("SET pg_stat_statements.track = 'none'");
            statement.execute("ALTER ROLE " + USER + " PASSWORD '" + password + "'");
        }
        return password;
    }

    /** The JDBC URL of the shop's database, without the password. */
    public String address() {
        return "jdbc:postgresql://127.0.0.1:" + postgres.getPort() + "/postgres?user=" + USER;
    }

    /** The same with the password. */
    public String url() {
        return address() + "&password=" + password;
    }

    public String password() {
        return password;
    }

    /** Stops the server. */
    @Override
    public void close() throws IOException {
        postgres.close();
    }

    private static String rootMessage(Throwable broken) {
        Throwable root = broken;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return Optional.ofNullable(root.getMessage()).orElse(root.toString());
    }
}
