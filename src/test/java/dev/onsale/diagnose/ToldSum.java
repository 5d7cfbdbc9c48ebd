package dev.onsale.diagnose;

import dev.onsale.record.evidence.ErrorTally;
import dev.onsale.record.evidence.EvidenceTotals;
import java.util.Map;
import java.util.TreeMap;

/** What the responses of one slice told, added up. */
final class ToldSum {
    private static final long FRONT_UP_MS = 900_000;

    private long ok;
    private long okTotalMs;
    private long okSlowestMs;
    private final Map<String, ErrorTally> errors = new TreeMap<>();
    private long withToken;
    private long withoutToken;
    private long timed;
    private long queriesTold;
    private long queries;
    private double databaseMs;
    private long cacheHits;
    private long cacheMisses;
    private double cacheMs;
    private long poolTold;
    private double poolMs;
    private long uptimeLowestMs = Long.MAX_VALUE;
    private long uptimeHighestMs = -1;

    void add(Response response) {
        long ms = response.totalMs();
        if (response.failure == null) {
            ok++;
            okTotalMs += ms;
            okSlowestMs = Math.max(okSlowestMs, ms);
        } else {
            errors.merge(response.failure, ErrorTally.one(ms), ErrorTally::plus);
        }
        withToken += Boolean.TRUE.equals(response.token) ? 1 : 0;
        withoutToken += Boolean.FALSE.equals(response.token) ? 1 : 0;
        timed++;
        if (response.byFront) {
            upFor(FRONT_UP_MS);
            return;
        }
        upFor(response.uptimeMs);
        if (response.queries > 0 || response.poolMs > 0) {
            queriesTold++;
            queries += response.queries;
            databaseMs += response.databaseMs;
        }
        if (response.cacheHit != null) {
            cacheHits += response.cacheHit ? 1 : 0;
            cacheMisses += response.cacheHit ? 0 : 1;
            cacheMs += response.cacheMs;
        }
        if (response.poolMs > 0) {
            poolTold++;
            poolMs += response.poolMs;
        }
    }

    private void upFor(long ms) {
        uptimeLowestMs = Math.min(uptimeLowestMs, ms);
        uptimeHighestMs = Math.max(uptimeHighestMs, ms);
    }

    EvidenceTotals told() {
        return new EvidenceTotals(
                ok,
                okTotalMs,
                okSlowestMs,
                errors,
                withToken,
                withoutToken,
                timed,
                queriesTold,
                queries,
                databaseMs,
                cacheHits,
                cacheMisses,
                cacheMs,
                poolTold,
                poolMs,
                uptimeLowestMs,
                uptimeHighestMs,
                0);
    }
}
