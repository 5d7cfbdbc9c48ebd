package dev.onsale.practice.shop;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariConfigMXBean;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.temporal.ChronoUnit;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** The node's way to the database: a small pool, every statement and commit on the meter of its request. */
final class ShopDatabase {
    private static final int CONNECTIONS_MAX = 8;
    private static final int CONNECTION_WITHIN_MS = 3_000;

    private final HikariDataSource pool;
    private final Jdbi jdbi;
    private final Jdbi own;
    private volatile HotCounter counter = HotCounter.OFF;

    ShopDatabase(String url, String schema) {
        HikariConfig configuration = new HikariConfig();
        configuration.setJdbcUrl(url);
        configuration.setSchema(schema);
        configuration.setMaximumPoolSize(CONNECTIONS_MAX);
        configuration.setConnectionTimeout(CONNECTION_WITHIN_MS);
        configuration.setPoolName("shop");
        this.pool = new HikariDataSource(configuration);
        this.jdbi = prepared(Jdbi.create(this::pooled));
        this.own = prepared(Jdbi.create(() -> unpooled(url, schema)));
    }

    /** Counts every request with this from now on, on as many connections as it leaves. */
    void countWith(HotCounter newCounter) {
        counter = newCounter;
        int connections = newCounter.connections(CONNECTIONS_MAX);
        if (pool.getMaximumPoolSize() != connections) {
            HikariConfigMXBean settings = pool.getHikariConfigMXBean();
            settings.setMaximumPoolSize(connections);
            settings.setMinimumIdle(connections);
            // Connections above the new maximum would live on; those below it are opened again at once.
            pool.getHikariPoolMXBean().softEvictConnections();
        }
    }

    /** Runs single statements, each its own transaction. */
    <T, X extends Exception> T read(HandleCallback<T, X> work) throws X {
        return isCounted() ? write(work) : jdbi.withHandle(work);
    }

    /** Runs one transaction; an exception rolls it back. */
    <T, X extends Exception> T write(HandleCallback<T, X> work) throws X {
        long[] workEndedNanos = {0};
        boolean counted = isCounted();
        T result = jdbi.inTransaction(handle -> {
            if (counted) {
                counter.count(handle);
            }
            T value = work.withHandle(handle);
            workEndedNanos[0] = System.nanoTime();
            return value;
        });
        RequestMeter meter = RequestMeter.current();
        if (meter != null) {
            meter.databaseTime(System.nanoTime() - workEndedNanos[0]);
        }
        return result;
    }

    /**
     * Runs one transaction of the practice controls, on a connection of its own: they work when the shop's are all
     * taken, and nobody counts them as requests.
     */
    <T, X extends Exception> T control(HandleCallback<T, X> work) throws X {
        return own.inTransaction(work);
    }

    /** The same without a transaction around the statements. */
    <T, X extends Exception> T controlOutsideTransaction(HandleCallback<T, X> work) throws X {
        return own.withHandle(work);
    }

    /** Requests are counted, and what the node does of its own accord is not. */
    private boolean isCounted() {
        return counter.isOn() && RequestMeter.current() != null;
    }

    private Connection pooled() throws SQLException {
        long askedNanos = System.nanoTime();
        try {
            return pool.getConnection();
        } finally {
            RequestMeter meter = RequestMeter.current();
            if (meter != null) {
                meter.waitedForConnection(System.nanoTime() - askedNanos);
            }
        }
    }

    private static Connection unpooled(String url, String schema) throws SQLException {
        Connection connection = DriverManager.getConnection(url);
        connection.setSchema(schema);
        return connection;
    }

    private static Jdbi prepared(Jdbi jdbi) {
        jdbi.setSqlLogger(new MeteringLogger());
        jdbi.registerArrayType(Integer.class, "integer");
        return jdbi;
    }

    private static final class MeteringLogger implements SqlLogger {
        @Override
        public void logAfterExecution(StatementContext context) {
            meter(context);
        }

        @Override
        public void logException(StatementContext context, @Nullable SQLException failure) {
            meter(context);
        }

        private static void meter(StatementContext context) {
            RequestMeter meter = RequestMeter.current();
            if (meter != null) {
                meter.query(context.getElapsedTime(ChronoUnit.NANOS));
            }
        }
    }
}
