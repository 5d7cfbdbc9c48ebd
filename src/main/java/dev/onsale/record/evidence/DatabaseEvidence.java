package dev.onsale.record.evidence;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the target's PostgreSQL reported during the run, read only.
 *
 * @param statements those that took the most time during the load, by {@code pg_stat_statements}: the most first
 * @param activity one sample about every second, by {@code pg_stat_activity} and {@code pg_blocking_pids}
 * @param missing what could not be seen, and how to fix that: a refused connection, a missing extension; empty if
 *     nothing is missing
 */
public record DatabaseEvidence(List<Statement> statements, List<Activity> activity, List<String> missing) {

    public DatabaseEvidence {
        statements = List.copyOf(statements);
        activity = List.copyOf(activity);
        missing = List.copyOf(missing);
    }

    /**
     * A normalised statement: what it did between the load's start and its end.
     *
     * @param sql with {@code $1} for every value
     * @param meanMs mean time per call
     * @param rowsPerCall rows returned or changed per call
     */
    public record Statement(String sql, long calls, double meanMs, double rowsPerCall) {}

    /**
     * What the connections did at one instant.
     *
     * @param atMs since the load's start; negative before it
     * @param active connections that execute a statement; {@code idle} without a transaction; {@code idleInTransaction}
     *     with one open and nothing to do
     * @param waitingForLocks connections that wait for another's lock
     * @param blockedSql the statement that most of those wait in; {@code null} if none waits
     * @param longestWaitMs of the present waits for a lock
     */
    public record Activity(
            long atMs,
            int active,
            int idle,
            int idleInTransaction,
            int waitingForLocks,
            @Nullable String blockedSql,
            long longestWaitMs) {}
}
