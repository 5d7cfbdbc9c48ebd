package dev.onsale.practice.shop;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.onsale.practice.protocol.SaleSettings;
import java.sql.Connection;
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

/** The node's way to the database: a small pool, every statement and commit on the meter of its request. */
final class ShopDatabase {
    private static final int CONNECTIONS = SaleSettings.DEFAULT.connectionsPerNode();
    private static final int CONNECTION_WITHIN_MS = 5_000;

    private final PGSimpleDataSource server = new PGSimpleDataSource();
    private final HikariDataSource pool;
    private final Jdbi jdbi;

    ShopDatabase(String url, String schema) {
        HikariConfig configuration = new HikariConfig();
        server.setURL(url);
        configuration.setDataSource(server);
        configuration.setSchema(schema);
        configuration.setMaximumPoolSize(CONNECTIONS);
        configuration.setConnectionTimeout(CONNECTION_WITHIN_MS);
        configuration.setPoolName("shop");
        this.pool = new HikariDataSource(configuration);
        this.jdbi = Jdbi.create(pool);
        jdbi.setSqlLogger(new MeteringLogger());
        jdbi.registerArrayType(Integer.class, "integer");
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
     * Works with so many connections from now on.
     *
     * @param commitDelayMs how much longer a commit takes than on this machine's disk, PostgreSQL's {@code commit_delay};
     *     above 0 it needs a superuser
     */
    void adopt(int connections, int commitDelayMs) {
        String options = commitDelayMs == 0 ? null : "-c commit_siblings=0 -c commit_delay=" + commitDelayMs * 1_000;
        if (pool.getMaximumPoolSize() != connections || !Objects.equals(server.getOptions(), options)) {
            server.setOptions(options);
            pool.getHikariConfigMXBean().setMaximumPoolSize(connections);
            pool.getHikariConfigMXBean().setMinimumIdle(connections);
            // Those that were opened otherwise, or are too many, would live on.
            pool.getHikariPoolMXBean().softEvictConnections();
        }
    }

    /** Runs single statements, each its own transaction. */
    <T, X extends Exception> T read(HandleCallback<T, X> work) throws X {
        return jdbi.withHandle(work);
    }

    /** Runs one transaction; an exception rolls it back. */
    <T, X extends Exception> T write(HandleCallback<T, X> work) throws X {
        long[] workEndedNanos = {0};
        T result = jdbi.inTransaction(handle -> {
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
