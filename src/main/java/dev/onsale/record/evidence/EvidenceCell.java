package dev.onsale.record.evidence;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Adds up what responses reported. Not thread-safe. */
public final class EvidenceCell {
    private static final double MICROSECONDS_PER_MS = 1_000;

    private long ok;
    private long okTotalMs;
    private long okSlowestMs;
    private @Nullable Map<String, ErrorTally> errors;
    private long withToken;
    private long withoutToken;
    private long timed;
    private long queriesTold;
    private long queries;
    private long databaseMicros;
    private long cacheHits;
    private long cacheMisses;
    private long cacheMicros;
    private long poolTold;
    private long poolMicros;
    private long uptimeLowestMs = -1;
    private long uptimeHighestMs = -1;
    private long malformed;

    /** @param errorKind only for a failure */
    public void add(long tookMs, boolean succeeded, @Nullable String errorKind, Admission admission) {
        long ms = Math.max(0, tookMs);
        if (succeeded) {
            ok++;
            okTotalMs += ms;
            okSlowestMs = Math.max(okSlowestMs, ms);
        } else {
            failed(errorKind == null ? ErrorKinds.OTHER : errorKind, ErrorTally.one(ms));
        }
        withToken += admission == Admission.WITH_TOKEN ? 1 : 0;
        withoutToken += admission == Admission.WITHOUT_TOKEN ? 1 : 0;
    }

    public void add(ServerTiming timing) {
        timed += timing.metrics > 0 ? 1 : 0;
        queriesTold += timing.toldQueries ? 1 : 0;
        queries += timing.queries;
        databaseMicros += timing.databaseMicros;
        cacheHits += timing.cacheHits;
        cacheMisses += timing.cacheMisses;
        cacheMicros += timing.cacheMicros;
        poolTold += timing.toldPool ? 1 : 0;
        poolMicros += timing.poolMicros;
        uptime(timing.uptimeMs, timing.uptimeMs);
        malformed += timing.malformed;
    }

    public void add(EvidenceCell other) {
        ok += other.ok;
        okTotalMs += other.okTotalMs;
        okSlowestMs = Math.max(okSlowestMs, other.okSlowestMs);
        if (other.errors != null) {
            other.errors.forEach(this::failed);
        }
        withToken += other.withToken;
        withoutToken += other.withoutToken;
        timed += other.timed;
        queriesTold += other.queriesTold;
        queries += other.queries;
        databaseMicros += other.databaseMicros;
        cacheHits += other.cacheHits;
        cacheMisses += other.cacheMisses;
        cacheMicros += other.cacheMicros;
        poolTold += other.poolTold;
        poolMicros += other.poolMicros;
        uptime(other.uptimeLowestMs, other.uptimeHighestMs);
        malformed += other.malformed;
    }

    public EvidenceTotals told() {
        return new EvidenceTotals(
                ok,
                okTotalMs,
                okSlowestMs,
                errors == null ? Map.of() : errors,
                withToken,
                withoutToken,
                timed,
                queriesTold,
                queries,
                databaseMicros / MICROSECONDS_PER_MS,
                cacheHits,
                cacheMisses,
                cacheMicros / MICROSECONDS_PER_MS,
                poolTold,
                poolMicros / MICROSECONDS_PER_MS,
                uptimeLowestMs,
                uptimeHighestMs,
                malformed);
    }

    private void failed(String kind, ErrorTally tally) {
        if (errors == null) {
            errors = new TreeMap<>();
        }
        boolean room = errors.size() < ErrorKinds.KINDS_MAX || errors.containsKey(kind);
        errors.merge(room ? kind : ErrorKinds.OTHER, tally, ErrorTally::plus);
    }

    private void uptime(long lowestMs, long highestMs) {
        if (lowestMs >= 0) {
            uptimeLowestMs = uptimeLowestMs < 0 ? lowestMs : Math.min(uptimeLowestMs, lowestMs);
            uptimeHighestMs = Math.max(uptimeHighestMs, highestMs);
        }
    }
}
