package dev.onsale.watch;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.postgresql.PGProperty;

/** One connection that can change nothing and never waits long. Used by one thread at a time. */
final class WatchedSession implements AutoCloseable {
    /** Included in every statement of ours, so that none of them is taken for the target's. */
    static final String OURS = "/* onsale */";

    private static final List<String> MANNERS = List.of(
            "default_transaction_read_only = on",
            "statement_timeout = 1000",
            "lock_timeout = 500",
            "idle_in_transaction_session_timeout = 5000");

    private final Connection connection;

    private WatchedSession(Connection connection) {
        this.connection = connection;
    }

    /**
     * The maximum time to wait for a server that no longer responds at all; a working one keeps to its own timeouts.
     *
     * @param answerSeconds time beyond those timeouts
     */
    record Patience(int connectSeconds, int answerSeconds) {
        static final Patience USUAL = new Patience(3, 4);
    }

    static WatchedSession open(DatabaseAddress address, Patience patience) throws SQLException {
        Properties properties = address.properties();
        PGProperty.APPLICATION_NAME.set(properties, "onsale");
        PGProperty.CONNECT_TIMEOUT.set(properties, patience.connectSeconds());
        PGProperty.LOGIN_TIMEOUT.set(properties, patience.connectSeconds());
        PGProperty.SOCKET_TIMEOUT.set(properties, patience.answerSeconds());
        PGProperty.PREPARE_THRESHOLD.set(properties, 0);
        Connection connection = DriverManager.getConnection(address.jdbcUrl(), properties);
        try (Statement statement = connection.createStatement()) {
            for (String manner : MANNERS) {
                statement.execute("SET " + OURS + " " + manner);
            }
            return new WatchedSession(connection);
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    /** One row of a result. */
    interface Row<T> {
        T of(ResultSet row) throws SQLException;
    }

    /** @param sql begins with SELECT or WITH */
    <T> List<T> rows(String sql, Row<T> each) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(ours(sql))) {
            List<T> rows = new ArrayList<>();
            while (result.next()) {
                rows.add(each.of(result));
            }
            return rows;
        }
    }

    /** After the first word: the server does not store comments in front of a statement. */
    private static String ours(String sql) {
        return sql.replaceFirst(" ", " " + OURS + " ");
    }

    int serverMajor() throws SQLException {
        return connection.getMetaData().getDatabaseMajorVersion();
    }

    boolean isLost() {
        try {
            return connection.isClosed();
        } catch (SQLException e) {
            return true;
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            // The connection is closed anyway.
        }
    }
}
