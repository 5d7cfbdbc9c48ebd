package dev.onsale.practice.shop;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.onsale.practice.protocol.SaleSettings;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The node's access to the database: a small pool; waits for it, statements and commits are on their request's meter.
 */
final class ShopDatabase {
    private static final int CONNECTIONS = SaleSettings.DEFAULT.connectionsPerNode();
    private static final int CONNECTION_WITHIN_MS = 3_000;

    private final PGSimpleDataSource server = new PGSimpleDataSource();
    private final HikariDataSource pool;
    private final Jdbi jdbi;
    private final Jdbi own;
    private volatile HotCounter counter = HotCounter.OFF;

    ShopDatabase(String url, String schema) {
        HikariConfig configuration = new HikariConfig();
        server.setURL(url);
        configuration.setDataSource(server);
        configuration.setSchema(schema);
        configuration.setMaximumPoolSize(CONNECTIONS);
        configuration.setConnectionTimeout(CONNECTION_WITHIN_MS);
        configuration.setPoolName("shop");
        this.pool = new HikariDataSource(configuration);
        this.jdbi = prepared(Jdbi.create(this::pooled));
        this.own = prepared(Jdbi.create(() -> unpooled(url, schema)));
    }

    /** Counts every request with this from now on. */
    void countWith(HotCounter newCounter) {
        counter = newCounter;
    }

    /** Opens every connection of the pool. Blocks until they are open. */
    void openAll() throws SQLException {
        List<Connection> open = new ArrayList<>();
        try {
            while (open.size() < pool.getMaximumPoolSize()) {
                open.add(pool.getConnection());
            }
        } finally {
            for (Connection connection : open) {
                connection.close();
            }
        }
    }

    /**
     * Uses this many connections from now on.
     *
     * @param commitDelayMs how much longer a commit takes than on this machine's disk, PostgreSQL's
     *     {@code commit_delay}; above 0 it needs a superuser
     */
    void adopt(int connections, int commitDelayMs) {
        String options = commitDelayMs == 0 ? null : "-c commit_siblings=0 -c commit_delay=" + commitDelayMs * 1_000;
        if (pool.getMaximumPoolSize() != connections || !Objects.equals(server.getOptions(), options)) {
            server.setOptions(options);
            pool.getHikariConfigMXBean().setMaximumPoolSize(connections);
            pool.getHikariConfigMXBean().setMinimumIdle(connections);
            // Connections with other settings, or in excess, would live on.
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
     * Runs one transaction of the practice controls, on a connection of its own: they work even if the shop's
     * connections are all in use, and do not count as requests.
     */
    <T, X extends Exception> T control(HandleCallback<T, X> work) throws X {
        return own.inTransaction(work);
    }

    /** The same without a transaction around the statements. */
    <T, X extends Exception> T controlOutsideTransaction(HandleCallback<T, X> work) throws X {
        return own.withHandle(work);
    }

    /** Requests are counted; the node's own work is not. */
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
