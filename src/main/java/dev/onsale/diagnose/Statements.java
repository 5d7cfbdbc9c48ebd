package dev.onsale.diagnose;

import dev.onsale.record.Run;
import dev.onsale.record.evidence.DatabaseEvidence;
import dev.onsale.record.evidence.DatabaseEvidence.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The database's statements compared with those of the baseline runs, the one with the most additional time first.
 *
 * @param known whether this run and at least one baseline run have statements
 */
record Statements(boolean known, List<Changed> changed) {

    /**
     * One statement per response of the run, so that a busier run does not count as a changed statement.
     *
     * @param callsBefore per response in the baseline runs; 0 if it was not among their statements
     * @param meanBeforeMs 0 if it was not among their statements
     */
    record Changed(Statement now, double callsNow, double callsBefore, double meanBeforeMs) {

        boolean isNew() {
            return callsBefore == 0;
        }

        /** Additional time per response. */
        double extraMs() {
            return callsNow * now.meanMs() - callsBefore * meanBeforeMs;
        }

        double slower() {
            return isNew() ? Double.NaN : (now.meanMs() + TINY_MS) / (meanBeforeMs + TINY_MS);
        }

        double moreCalls() {
            return isNew() ? Double.NaN : callsNow / callsBefore;
        }
    }

    /** Below this, a statement's mean is mostly the clock's resolution. */
    private static final double TINY_MS = 0.05;

    static Statements of(Run candidate, List<Run> baselines) {
        DatabaseEvidence now = candidate.summary().observed().database();
        long responsesBefore = 0;
        Map<String, double[]> before = new HashMap<>();
        for (Run baseline : baselines) {
            DatabaseEvidence then = baseline.summary().observed().database();
            if (then != null && !then.statements().isEmpty()) {
                responsesBefore += responses(baseline);
                then.statements().forEach(statement -> {
                    double[] sums = before.computeIfAbsent(statement.sql(), sql -> new double[2]);
                    sums[0] += statement.calls();
                    sums[1] += statement.calls() * statement.meanMs();
                });
            }
        }
        if (now == null || now.statements().isEmpty() || responsesBefore == 0) {
            return new Statements(false, List.of());
        }
        List<Changed> changed = new ArrayList<>();
        double responses = Math.max(1, responses(candidate));
        for (Statement statement : now.statements()) {
            if (!isFrame(statement.sql())) {
                double[] sums = before.getOrDefault(statement.sql(), new double[2]);
                double meanBefore = sums[0] == 0 ? 0 : sums[1] / sums[0];
                changed.add(
                        new Changed(statement, statement.calls() / responses, sums[0] / responsesBefore, meanBefore));
            }
        }
        changed.sort(java.util.Comparator.comparingDouble(Changed::extraMs).reversed());
        return new Statements(true, List.copyOf(changed));
    }

    /** The first statement's share of all additional time; 0 if none grew. */
    double shareOfFirst() {
        double grown = additionalMs();
        return grown <= 0 ? 0 : Math.max(0, changed.get(0).extraMs()) / grown;
    }

    /** Additional time per response over all statements that grew. */
    double additionalMs() {
        return changed.stream().mapToDouble(each -> Math.max(0, each.extraMs())).sum();
    }

    private static long responses(Run run) {
        return run.latency().stream()
                .mapToLong(series -> series.ok().getTotalCount() + series.ko().getTotalCount())
                .sum();
    }

    /** A statement that only opens or closes a transaction is slow because of the transaction's content. */
    private static boolean isFrame(String sql) {
        String start = sql.strip().toUpperCase(Locale.ROOT);
        return start.startsWith("COMMIT")
                || start.startsWith("BEGIN")
                || start.startsWith("ROLLBACK")
                || start.startsWith("SET ");
    }
}
