package dev.onsale.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onsale.practice.database.TestCluster;
import dev.onsale.record.evidence.DatabaseEvidence;
import dev.onsale.record.evidence.DatabaseEvidence.Activity;
import dev.onsale.record.evidence.DatabaseEvidence.Statement;
import dev.onsale.watch.WatchedSession.Patience;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A look at a real PostgreSQL, and at one that is not as it should be: the run would go on, and hear what is missing. */
class DatabaseWatchIT {
    private static final Patience SHORT = new Patience(1, 1);

    @TempDir
    static Path folder;

    private static TestCluster cluster;

    private final Queue<String> told = new ConcurrentLinkedQueue<>();

    @BeforeAll
    static void start() throws IOException, SQLException {
        cluster = TestCluster.start(folder, Map.of("shared_preload_libraries", "pg_stat_statements"));
        try (Connection admin = connect("postgres", "postgres")) {
            execute(
                    admin,
                    "CREATE DATABASE bare",
                    "CREATE ROLE shop LOGIN",
                    "CREATE ROLE outsider LOGIN",
                    "CREATE ROLE refused LOGIN CONNECTION LIMIT 0",
                    "CREATE SCHEMA \"Odd Schema\"",
                    "CREATE EXTENSION pg_stat_statements SCHEMA \"Odd Schema\"",
                    "GRANT USAGE ON SCHEMA \"Odd Schema\" TO outsider",
                    "CREATE TABLE counters (id int PRIMARY KEY, views int)",
                    "INSERT INTO counters VALUES (1, 0)",
                    "GRANT ALL ON counters TO shop");
        }
    }

    @AfterAll
    static void stop() throws IOException {
        cluster.close();
    }

    private static Connection connect(String user, String database) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + cluster.port() + "/" + database + "?user=" + user);
    }

    private static void execute(Connection connection, String... statements) throws SQLException {
        for (String sql : statements) {
            try (java.sql.Statement statement = connection.createStatement()) {
                statement.execute(sql);
            }
        }
    }

    private DatabaseWatch over(String userAndDatabase) {
        String[] parts = userAndDatabase.split("/");
        return over(parts[0], cluster.port(), parts[1]);
    }

    private DatabaseWatch over(String user, int port, String database) {
        DatabaseAddress address = DatabaseAddress.parse(
                "postgresql://" + user + ":s3cret@127.0.0.1:" + port + "/" + database, name -> null);
        return new DatabaseWatch(address, System::currentTimeMillis, told::add, SHORT);
    }

    private DatabaseEvidence watched(DatabaseWatch watch) {
        try (watch) {
            watch.open();
            watch.begin();
            return watch.end(System.currentTimeMillis());
        }
    }

    private static void await(BooleanSupplier condition) {
        long deadlineNanos = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited long enough").isLessThan(deadlineNanos);
            Thread.onSpinWait();
        }
    }

    @Test
    void statementsOfTheLoadAreToldWithTheirCallsAndWhoWaitsForALock() throws Exception {
        try (Connection holding = connect("shop", "postgres");
                Connection waiting = connect("shop", "postgres");
                DatabaseWatch watch = over("postgres/postgres")) {
            execute(holding, "SELECT views FROM counters WHERE id = 1");
            watch.open();
            watch.begin();
            long loadStartMs = System.currentTimeMillis();
            for (int call = 0; call < 30; call++) {
                execute(holding, "SELECT views FROM counters WHERE id = " + call);
            }
            holding.setAutoCommit(false);
            execute(holding, "UPDATE counters SET views = views + 1 WHERE id = 1");
            CompletableFuture<Void> blocked = CompletableFuture.runAsync(() -> {
                try {
                    execute(waiting, "UPDATE counters SET views = views + 2 WHERE id = 1");
                } catch (SQLException e) {
                    throw new AssertionError(e);
                }
            });
            await(() -> watch.latest().filter(sample -> sample.waiting() == 1).isPresent());
            holding.commit();
            blocked.get(10, TimeUnit.SECONDS);
            DatabaseEvidence shown = watch.end(loadStartMs);

            assertThat(shown.missing()).isEmpty();
            assertThat(told).isEmpty();
            Statement select = shown.statements().stream()
                    .filter(statement -> statement.sql().equals("SELECT views FROM counters WHERE id = $1"))
                    .findFirst()
                    .orElseThrow();
            assertThat(select.calls())
                    .as("the one before the load is not the load's")
                    .isEqualTo(30);
            assertThat(select.meanMs()).isBetween(0.001, 100.0);
            assertThat(select.rowsPerCall()).isEqualTo(Math.round(1000.0 / 30) / 1000.0);
            assertThat(shown.statements())
                    .as("most time first: the update waited")
                    .first()
                    .extracting(Statement::sql)
                    .isEqualTo("UPDATE counters SET views = views + $1 WHERE id = $2");
            assertThat(shown.statements())
                    .noneMatch(statement -> statement.sql().contains("pg_stat_activity")
                            || statement.sql().contains("pg_stat_statements"));
            assertThat(shown.activity().get(0).atMs()).isLessThanOrEqualTo(0);
            assertThat(shown.activity()).extracting(Activity::atMs).isSorted();
            Activity locked = shown.activity().stream()
                    .filter(sample -> sample.waitingForLocks() == 1)
                    .findFirst()
                    .orElseThrow();
            assertThat(locked.blockedSql()).isEqualTo("UPDATE counters SET views = views + $1 WHERE id = $2");
            assertThat(locked.idleInTransaction()).isEqualTo(1);
            assertThat(locked.active()).isEqualTo(1);
            assertThat(locked.longestWaitMs()).isBetween(0L, 5_000L);
        }
    }

    @Test
    void theSessionCanChangeNothingAndWaitsForNothingLong() throws SQLException {
        try (WatchedSession session = WatchedSession.open(
                DatabaseAddress.parse("postgresql://postgres@127.0.0.1:" + cluster.port() + "/postgres", name -> null),
                Patience.USUAL)) {
            List<String> settings = session.rows(
                    "SELECT current_setting('transaction_read_only') || current_setting('statement_timeout')"
                            + " || current_setting('lock_timeout') || current_setting('application_name')",
                    row -> row.getString(1));
            assertThat(settings).containsExactly("on1s500msonsale");
        }
    }

    @Test
    void aDatabaseWithoutTheExtensionShowsItsActivity() {
        DatabaseEvidence shown = watched(over("postgres/bare"));

        assertThat(shown.statements()).isEmpty();
        assertThat(shown.activity()).hasSize(2);
        assertThat(shown.missing())
                .containsExactly("no statements: pg_stat_statements is not in 127.0.0.1:" + cluster.port()
                        + "/bare; add it to shared_preload_libraries, restart, and CREATE EXTENSION"
                        + " pg_stat_statements there");
        assertThat(told).containsExactly("evidence-db: " + shown.missing().get(0));
    }

    @Test
    void whoMayNotSeeOthersSaysSo() throws SQLException {
        try (Connection other = connect("shop", "postgres")) {
            execute(other, "SELECT 1");
            DatabaseEvidence shown = watched(over("outsider/postgres"));

            assertThat(shown.missing()).anyMatch(line -> line.contains("GRANT pg_monitor TO outsider"));
            assertThat(shown.statements())
                    .noneMatch(statement -> statement.sql().contains("insufficient"));
        }
    }

    @Test
    void whoIsRefusedAndWhereNobodyListensAreNamedWithoutThePassword() throws IOException {
        int free;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }
        List<DatabaseEvidence> all = List.of(
                watched(over("refused/postgres")),
                watched(over("nobody/postgres")),
                watched(over("postgres/nowhere")),
                watched(over("postgres", free, "postgres")));

        assertThat(all).allSatisfy(shown -> {
            assertThat(shown.activity()).isEmpty();
            assertThat(shown.statements()).isEmpty();
            assertThat(shown.missing()).hasSize(1);
        });
        assertThat(told).hasSize(4).noneMatch(line -> line.contains("s3cret"));
        assertThat(all.get(0).missing().get(0)).contains("too many connections for role");
        assertThat(all.get(1).missing().get(0)).contains("role \"nobody\" does not exist");
        assertThat(all.get(2).missing().get(0)).contains("database \"nowhere\" does not exist");
        assertThat(all.get(3).missing().get(0)).contains("refused");
    }

    @Test
    void aServerThatNeverAnswersIsNotWaitedFor() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            long beganNanos = System.nanoTime();
            DatabaseEvidence shown = watched(over("postgres", silent.getLocalPort(), "postgres"));

            assertThat(System.nanoTime() - beganNanos).isLessThan(TimeUnit.SECONDS.toNanos(4));
            assertThat(shown.missing()).singleElement().asString().startsWith("no connection to 127.0.0.1:");
        }
    }

    @Test
    void aConnectionThatIsLostMeanwhileIsMadeAgain() throws Exception {
        try (Connection admin = connect("postgres", "bare");
                DatabaseWatch watch = over("postgres/postgres")) {
            watch.open();
            watch.begin();
            execute(
                    admin,
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                            + " WHERE application_name = 'onsale' AND datname = 'postgres'");
            await(() -> !told.isEmpty());
            int before = watch.samples();
            await(() -> watch.samples() > before);
            DatabaseEvidence shown = watch.end(System.currentTimeMillis());

            assertThat(shown.missing()).singleElement().asString().startsWith("some samples of the activity: ");
            assertThat(shown.statements()).isNotEmpty();
        }
    }

    @Test
    void aServerThatHangsMeanwhileCostsSamplesAndNoMore() throws Exception {
        try (Connection admin = connect("postgres", "bare");
                DatabaseWatch watch = over("postgres/postgres")) {
            watch.open();
            watch.begin();
            long backend;
            try (var result = admin.createStatement()
                    .executeQuery("SELECT pid FROM pg_stat_activity"
                            + " WHERE application_name = 'onsale' AND datname = 'postgres'")) {
                result.next();
                backend = result.getLong(1);
            }
            signal("STOP", backend);
            try {
                await(() -> !told.isEmpty());
            } finally {
                signal("CONT", backend);
            }
            assertThat(told.peek()).contains("some samples of the activity: ");
        }
    }

    private static void signal(String name, long pid) throws IOException, InterruptedException {
        assertThat(new ProcessBuilder("kill", "-" + name, Long.toString(pid))
                        .start()
                        .waitFor())
                .isZero();
    }

    @Test
    void anExtensionThatIsNotLoadedSaysHowToMendIt(@TempDir Path other) throws Exception {
        try (TestCluster unloaded = TestCluster.start(other, Map.of())) {
            try (Connection admin = DriverManager.getConnection(
                    "jdbc:postgresql://127.0.0.1:" + unloaded.port() + "/postgres?user=postgres")) {
                execute(admin, "CREATE EXTENSION pg_stat_statements");
            }
            DatabaseEvidence shown = watched(over("postgres", unloaded.port(), "postgres"));

            assertThat(shown.activity()).hasSize(2);
            assertThat(shown.missing())
                    .containsExactly("no statements: pg_stat_statements is not loaded by 127.0.0.1:" + unloaded.port()
                            + "/postgres; add it to shared_preload_libraries, and restart");
        }
    }
}
