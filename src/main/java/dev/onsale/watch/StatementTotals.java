package dev.onsale.watch;

import dev.onsale.record.evidence.DatabaseEvidence.Statement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The totals of {@code pg_stat_statements} so far, by its number of a statement. Texts are read only for those few that
 * took the most time: the server stores them in a file.
 */
record StatementTotals(Map<Long, Totals> byQuery) {
    /** The number of statements stored with a run. */
    static final int STATEMENTS_MAX = 20;

    /** Some of our own may be among the first. */
    private static final int TEXTS_MAX = STATEMENTS_MAX + 10;

    private static final double ROUNDED_TO = 1_000;

    record Totals(long calls, double totalMs, long rows) {
        /** The totals since then; if they were reset in between, since the reset. */
        Totals since(Totals before) {
            return calls < before.calls
                    ? this
                    : new Totals(calls - before.calls, totalMs - before.totalMs, rows - before.rows);
        }
    }

    private static final Totals NONE = new Totals(0, 0, 0);

    /** @param schema of the extension, quoted for SQL */
    static StatementTotals read(WatchedSession session, String schema) throws SQLException {
        Map<Long, Totals> byQuery = new HashMap<>();
        session.rows(
                        "SELECT queryid, sum(calls)::bigint, sum(total_exec_time), sum(rows)::bigint FROM " + schema
                                + ".pg_stat_statements(false) WHERE queryid IS NOT NULL AND dbid ="
                                + " (SELECT oid FROM pg_database WHERE datname = current_database()) GROUP BY queryid",
                        row -> Map.entry(row.getLong(1), new Totals(row.getLong(2), row.getDouble(3), row.getLong(4))))
                .forEach(entry -> byQuery.put(entry.getKey(), entry.getValue()));
        return new StatementTotals(byQuery);
    }

    /** The numbers of the statements that took the most time since then, in descending order. */
    List<Long> busiestSince(StatementTotals before) {
        return byQuery.keySet().stream()
                .filter(query -> since(before, query).calls() > 0)
                .sorted(Comparator.comparingDouble(
                                (Long query) -> since(before, query).totalMs())
                        .reversed())
                .limit(TEXTS_MAX)
                .toList();
    }

    /** @param texts of the statements to report, without our own */
    List<Statement> since(StatementTotals before, List<Long> busiest, Map<Long, String> texts) {
        List<Statement> told = new ArrayList<>();
        for (Long query : busiest) {
            String text = texts.get(query);
            if (text != null && told.size() < STATEMENTS_MAX) {
                Totals since = since(before, query);
                told.add(new Statement(
                        SqlText.withoutValues(text),
                        since.calls(),
                        rounded(since.totalMs() / since.calls()),
                        rounded((double) since.rows() / since.calls())));
            }
        }
        return told;
    }

    /** The texts of these statements, without our own. */
    static Map<Long, String> texts(WatchedSession session, String schema, List<Long> queries) throws SQLException {
        if (queries.isEmpty()) {
            return Map.of();
        }
        String numbers = queries.stream().map(String::valueOf).collect(Collectors.joining(","));
        Map<Long, String> texts = new HashMap<>();
        session.rows(
                        "SELECT queryid, min(query) FROM " + schema + ".pg_stat_statements WHERE queryid IN (" + numbers
                                + ") AND query NOT LIKE '%" + WatchedSession.OURS + "%' GROUP BY queryid",
                        row -> Map.entry(row.getLong(1), String.valueOf(row.getString(2))))
                .forEach(entry -> texts.put(entry.getKey(), entry.getValue()));
        return texts;
    }

    private Totals since(StatementTotals before, Long query) {
        return byQuery.getOrDefault(query, NONE).since(before.byQuery.getOrDefault(query, NONE));
    }

    private static double rounded(double value) {
        return Math.round(value * ROUNDED_TO) / ROUNDED_TO;
    }
}
