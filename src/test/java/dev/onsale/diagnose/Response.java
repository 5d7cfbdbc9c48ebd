package dev.onsale.diagnose;

import org.jspecify.annotations.Nullable;

/** One answer of a shop that never was; mechanisms change it before it is written down. */
final class Response {
    final int second;
    final SyntheticShop.Step step;
    int node;
    long uptimeMs;
    double appMs;
    int queries;
    double databaseMs;
    double poolMs;
    double cacheMs;

    @Nullable
    Boolean cacheHit;

    @Nullable
    Boolean token;

    String sql;

    /** Kind of failure; {@code null} while it succeeds. A failure takes {@link #failedMs} and tells what it told. */
    @Nullable
    String failure;

    double failedMs;

    /** Whoever stands in front of the nodes answered for them. */
    boolean byFront;

    Response(int second, SyntheticShop.Step step, int node) {
        this.second = second;
        this.step = step;
        this.node = node;
        this.sql = "select * from " + step.table() + " where id = $1";
    }

    /** Gave up waiting for a connection: it has asked nothing, and tells so. */
    void failWithoutConnection(double timeoutMs, double aboutMs) {
        poolMs = timeoutMs;
        queries = 0;
        databaseMs = 0;
        fail("status 503", timeoutMs + aboutMs);
    }

    void fail(String kind, double afterMs) {
        failure = kind;
        failedMs = afterMs;
    }

    long totalMs() {
        return Math.round(failure == null ? appMs + databaseMs + poolMs + cacheMs : failedMs);
    }
}
