package dev.onsale.practice.shop;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.temporal.ChronoUnit;
import javax.sql.DataSource;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** The node's way to the database: a small pool; waits for it, statements and commits are on their request's meter. */
final class ShopDatabase {
    private static final int CONNECTIONS_MAX = 8;
    private static final int CONNECTION_WITHIN_MS = 5_000;

    private final Jdbi jdbi;

    ShopDatabase(String url, String schema) {
        HikariConfig configuration = new HikariConfig();
        configuration.setJdbcUrl(url);
        configuration.setSchema(schema);
        configuration.setMaximumPoolSize(CONNECTIONS_MAX);
        configuration.setConnectionTimeout(CONNECTION_WITHIN_MS);
        configuration.setPoolName("shop");
        DataSource pool = new HikariDataSource(configuration);
        this.jdbi = Jdbi.create(() -> borrowed(pool));
        jdbi.setSqlLogger(new MeteringLogger());
        jdbi.registerArrayType(Integer.class, "integer");
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

    /** A connection out of the pool; how long that took is on the request's meter, whether it was given one or not. */
    private static Connection borrowed(DataSource pool) throws SQLException {
        RequestMeter meter = RequestMeter.current();
        if (meter == null) {
            return pool.getConnection();
        }
        long askedNanos = System.nanoTime();
        try {
            return pool.getConnection();
        } finally {
            meter.pool(System.nanoTime() - askedNanos);
        }
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
