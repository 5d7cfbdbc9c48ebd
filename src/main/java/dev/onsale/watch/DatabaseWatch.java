package dev.onsale.watch;

import dev.onsale.plan.DaemonThreads;
import dev.onsale.record.evidence.DatabaseEvidence;
import dev.onsale.record.evidence.DatabaseEvidence.Statement;
import dev.onsale.watch.WatchedSession.Patience;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Watches one PostgreSQL: its statements before and after the load, its connections and their locks once a second. */
final class DatabaseWatch implements Watch {
    private static final long SAMPLE_EVERY_MS = 1_000;

    /** Enough for ten minutes; the samples of a longer run are thinned out. */
    private static final int SAMPLES_MAX = 600;

    /** The maximum time for a sample and a new connection together. */
    private static final long STOPS_WITHIN_S = 10;

    /** Reconnects once more after the connection was lost. */
    private static final int RECONNECTIONS_MAX = 3;

    private final DatabaseAddress address;
    private final Patience patience;
    private final LongSupplier clockMs;
    private final Shortcomings missing;
    private final List<ActivitySample> samples = new ArrayList<>();
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(new DaemonThreads("onsale-watch"));
    private @Nullable WatchedSession session;
    private @Nullable String schema;
    private @Nullable StatementTotals before;
    private int reconnections;

    DatabaseWatch(DatabaseAddress address, LongSupplier clockMs, Consumer<String> told, Patience patience) {
        this.patience = patience;
        this.address = address;
        this.clockMs = clockMs;
        this.missing = new Shortcomings(address, told);
    }

    @Override
    public synchronized void open() {
        try {
            WatchedSession fresh = WatchedSession.open(address, patience);
            session = fresh;
            schema = Extension.schemaIn(fresh, missing);
        } catch (SQLException e) {
            missing.noConnection(e);
        }
    }

    @Override
    public synchronized void begin() {
        before = totals();
        sample();
        if (session != null) {
            thread.scheduleAtFixedRate(this::sample, SAMPLE_EVERY_MS, SAMPLE_EVERY_MS, TimeUnit.MILLISECONDS);
        }
    }

    @Override
    public DatabaseEvidence end(long loadStartEpochMs) {
        stopSampling();
        synchronized (this) {
            sample();
            StatementTotals after = totals();
            Map<Long, String> texts = new HashMap<>();
            List<Statement> statements = after == null ? List.of() : statements(after, texts);
            return new DatabaseEvidence(
                    statements,
                    thinned(samples).stream()
                            .map(sample -> sample.told(loadStartEpochMs, texts))
                            .toList(),
                    missing.list());
        }
    }

    @Override
    public void close() {
        stopSampling();
        synchronized (this) {
            disconnect();
        }
    }

    /** The last sample, for code that waits to see something in it. */
    synchronized Optional<ActivitySample> latest() {
        return samples.isEmpty() ? Optional.empty() : Optional.of(samples.get(samples.size() - 1));
    }

    synchronized int samples() {
        return samples.size();
    }

    private List<Statement> statements(StatementTotals after, Map<Long, String> texts) {
        StatementTotals since = before;
        if (since == null) {
            return List.of();
        }
        List<Long> busiest = after.busiestSince(since);
        List<Long> wanted = new ArrayList<>(busiest);
        samples.stream()
                .map(ActivitySample::blockedQuery)
                .filter(Objects::nonNull)
                .distinct()
                .forEach(wanted::add);
        try {
            texts.putAll(
                    StatementTotals.texts(Objects.requireNonNull(session), Objects.requireNonNull(schema), wanted));
        } catch (SQLException e) {
            missing.statements(e);
            disconnectIfLost();
        }
        if (texts.containsValue(Shortcomings.HIDDEN)) {
            missing.hidden();
            texts.values().removeIf(Shortcomings.HIDDEN::equals);
        }
        return after.since(since, busiest, texts);
    }

    private @Nullable StatementTotals totals() {
        WatchedSession open = session;
        String where = schema;
        if (open == null || where == null) {
            return null;
        }
        try {
            return StatementTotals.read(open, where);
        } catch (SQLException e) {
            missing.statements(e);
            disconnectIfLost();
            return null;
        }
    }

    private synchronized void sample() {
        WatchedSession open = session == null ? connectedAgain() : session;
        if (open == null) {
            return;
        }
        try {
            ActivitySample sample = ActivitySample.read(open, clockMs.getAsLong());
            samples.add(sample);
            if (sample.hidden() > 0) {
                missing.hidden();
            }
        } catch (SQLException e) {
            missing.sample(e);
            disconnectIfLost();
        }
    }

    /** The target may have been restarted, or have closed our connection; do not try again and again. */
    private @Nullable WatchedSession connectedAgain() {
        if (samples.isEmpty() || reconnections >= RECONNECTIONS_MAX) {
            return null;
        }
        reconnections++;
        try {
            session = WatchedSession.open(address, patience);
        } catch (SQLException e) {
            missing.noConnection(e);
        }
        return session;
    }

    private void disconnectIfLost() {
        if (session != null && session.isLost()) {
            disconnect();
        }
    }

    private void disconnect() {
        if (session != null) {
            session.close();
            session = null;
        }
    }

    private void stopSampling() {
        thread.shutdown();
        try {
            thread.awaitTermination(STOPS_WITHIN_S, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static List<ActivitySample> thinned(List<ActivitySample> samples) {
        int every = (samples.size() + SAMPLES_MAX - 1) / SAMPLES_MAX;
        List<ActivitySample> kept = new ArrayList<>();
        for (int number = 0; number < samples.size(); number += every) {
            kept.add(samples.get(number));
        }
        return kept;
    }
}
