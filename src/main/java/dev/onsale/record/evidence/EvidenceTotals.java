package dev.onsale.record.evidence;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a number of responses told beside their latency: of themselves, and of the server's work by {@code
 * Server-Timing} where it was sent. Each count of responses says how many a sum rests on; where it is 0 the sum means
 * nothing.
 *
 * @param ok responses that succeeded, and {@code okTotalMs} their time, {@code okSlowestMs} the slowest one's
 * @param errors kind of error to its tally
 * @param withToken requests that carried the visitor's admission token
 * @param withoutToken requests of visitors who wait or should wait for a token, sent without one; requests of visitors
 *     whose scenario has no waiting room are in neither
 * @param timed responses with a readable {@code Server-Timing} header
 * @param queriesTold responses that told how many database queries they took; {@code queries} their sum, {@code
 *     databaseMs} the time spent on them
 * @param cacheHits responses that told of a cache hit; {@code cacheMisses} of a miss; {@code cacheMs} the time all of
 *     them spent on the cache, as far as told
 * @param poolTold responses that told how long they waited for a database connection; {@code poolMs} their sum
 * @param uptimeLowestMs the lowest uptime told; -1 if none was; {@code uptimeHighestMs} likewise
 * @param malformed metrics of {@code Server-Timing} that could not be read, and were passed over
 */
public record EvidenceTotals(
        long ok,
        long okTotalMs,
        long okSlowestMs,
        Map<String, ErrorTally> errors,
        long withToken,
        long withoutToken,
        long timed,
        long queriesTold,
        long queries,
        double databaseMs,
        long cacheHits,
        long cacheMisses,
        double cacheMs,
        long poolTold,
        double poolMs,
        long uptimeLowestMs,
        long uptimeHighestMs,
        long malformed) {

    public static final EvidenceTotals NOTHING =
            new EvidenceTotals(0, 0, 0, Map.of(), 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1);

    public EvidenceTotals {
        // In order of their names: what is written of one run is the same everywhere.
        errors = Collections.unmodifiableMap(new TreeMap<>(errors));
    }

    /** Where all that was told could be read. */
    public EvidenceTotals(
            long ok,
            long okTotalMs,
            long okSlowestMs,
            Map<String, ErrorTally> errors,
            long withToken,
            long withoutToken,
            long timed,
            long queriesTold,
            long queries,
            double databaseMs,
            long cacheHits,
            long cacheMisses,
            double cacheMs,
            long poolTold,
            double poolMs,
            long uptimeLowestMs,
            long uptimeHighestMs) {
        this(
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

    /** Both together. */
    public EvidenceTotals plus(EvidenceTotals other) {
        Map<String, ErrorTally> bothErrors = new TreeMap<>(errors);
        other.errors.forEach((kind, tally) -> bothErrors.merge(kind, tally, ErrorTally::plus));
        return new EvidenceTotals(
                ok + other.ok,
                okTotalMs + other.okTotalMs,
                Math.max(okSlowestMs, other.okSlowestMs),
                bothErrors,
                withToken + other.withToken,
                withoutToken + other.withoutToken,
                timed + other.timed,
                queriesTold + other.queriesTold,
                queries + other.queries,
                databaseMs + other.databaseMs,
                cacheHits + other.cacheHits,
                cacheMisses + other.cacheMisses,
                cacheMs + other.cacheMs,
                poolTold + other.poolTold,
                poolMs + other.poolMs,
                lower(uptimeLowestMs, other.uptimeLowestMs),
                Math.max(uptimeHighestMs, other.uptimeHighestMs),
                malformed + other.malformed);
    }

    /** Failed responses, of whatever kind. */
    public long failed() {
        return errors.values().stream().mapToLong(ErrorTally::count).sum();
    }

    public long responses() {
        return ok + failed();
    }

    private static long lower(long one, long other) {
        if (one < 0) {
            return other;
        }
        return other < 0 ? one : Math.min(one, other);
    }
}
