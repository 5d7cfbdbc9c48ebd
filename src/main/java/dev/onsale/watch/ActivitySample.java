package dev.onsale.watch;

import dev.onsale.record.evidence.DatabaseEvidence.Activity;
import java.sql.SQLException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The activity in the target's database at one instant.
 *
 * @param blockedQuery the server's number of the statement that most connections waiting for a lock are executing
 * @param blockedText that statement as it was sent
 * @param hidden connections of other users whose activity we may not see
 */
record ActivitySample(
        long atEpochMs,
        int active,
        int idle,
        int idleInTransaction,
        int waiting,
        @Nullable Long blockedQuery,
        @Nullable String blockedText,
        long longestWaitMs,
        int hidden) {

    /** Servers before 14 do not number running statements. */
    private static final int NUMBERED_SINCE = 14;

    /**
     * Without the privilege, the type of others' connections is hidden too; these count as hidden.
     *
     * <p>Blockers are queried only for connections that wait for a lock, because that locks the lock table briefly. The
     * waiting time is the time since the statement started, which before 14 is all that is known.
     */
    static ActivitySample read(WatchedSession session, long nowEpochMs) throws SQLException {
        String number = session.serverMajor() >= NUMBERED_SINCE ? "query_id" : "NULL::bigint";
        String sql = "WITH client AS (SELECT state, query, " + number + " AS number,"
                + " extract(epoch FROM clock_timestamp() - query_start) * 1000 AS ms,"
                + " CASE WHEN wait_event_type = 'Lock' THEN cardinality(pg_blocking_pids(pid)) > 0 ELSE false END AS waits"
                + " FROM pg_stat_activity WHERE coalesce(backend_type, 'client backend') = 'client backend' AND datname = current_database()"
                + " AND pid <> pg_backend_pid() AND application_name <> 'onsale')"
                + " SELECT count(*) FILTER (WHERE state IN ('active', 'fastpath function call')),"
                + " count(*) FILTER (WHERE state = 'idle'),"
                + " count(*) FILTER (WHERE state LIKE 'idle in transaction%'),"
                + " count(*) FILTER (WHERE waits),"
                + " mode() WITHIN GROUP (ORDER BY number) FILTER (WHERE waits),"
                + " mode() WITHIN GROUP (ORDER BY query) FILTER (WHERE waits),"
                + " coalesce(max(ms) FILTER (WHERE waits), 0)::bigint,"
                + " count(*) FILTER (WHERE query = '<insufficient privilege>') FROM client";
        return session.rows(sql, row -> {
                    long blocked = row.getLong(5);
                    return new ActivitySample(
                            nowEpochMs,
                            row.getInt(1),
                            row.getInt(2),
                            row.getInt(3),
                            row.getInt(4),
                            blocked == 0 ? null : blocked,
                            row.getString(6),
                            row.getLong(7),
                            row.getInt(8));
                })
                .get(0);
    }

    /** @param texts of the numbered statements, if known */
    Activity told(long loadStartEpochMs, Map<Long, String> texts) {
        String text = blockedQuery == null ? blockedText : texts.getOrDefault(blockedQuery, blockedText);
        return new Activity(
                atEpochMs - loadStartEpochMs,
                active,
                idle,
                idleInTransaction,
                waiting,
                text == null ? null : SqlText.withoutValues(text),
                Math.max(0, longestWaitMs));
    }
}
