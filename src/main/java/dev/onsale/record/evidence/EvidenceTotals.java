package dev.onsale.record.evidence;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a number of responses reported besides their latency: about themselves, and about the server's work if they
 * carried {@code Server-Timing}. Each count of responses gives the size of the sample behind a sum; where it is 0 the
 * sum has no meaning.
 *
 * @param ok responses that succeeded, {@code okTotalMs} their total time, {@code okSlowestMs} that of the slowest
 * @param errors kind of error to its tally
 * @param withToken requests that carried the visitor's admission token
 * @param withoutToken requests without a token of visitors who need one; requests of visitors whose scenario has no
 *     waiting room are in neither
 * @param timed responses with a readable {@code Server-Timing} header
 * @param queriesTold responses that reported their number of database queries; {@code queries} their sum,
 *     {@code databaseMs} the time spent on them
 * @param cacheHits responses that reported a cache hit; {@code cacheMisses} a miss; {@code cacheMs} the time that all
 *     of them spent on the cache, as far as reported
 * @param poolTold responses that reported how long they waited for a database connection; {@code poolMs} their sum
 * @param uptimeLowestMs the lowest reported uptime; -1 if there is none; {@code uptimeHighestMs} likewise
 * @param malformed unreadable metrics of {@code Server-Timing}, which were skipped
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

    private static final double MICROS_PER_MS = 1_000;

    public static final EvidenceTotals NOTHING =
            new EvidenceTotals(0, 0, 0, Map.of(), 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1, 0);

    public EvidenceTotals {
        // In order of their names, so that the files of one run are the same everywhere.
        errors = Collections.unmodifiableMap(new TreeMap<>(errors));
    }

    /** Both together; times are told in whole µs, and stay so. */
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
                wholeMicros(databaseMs + other.databaseMs),
                cacheHits + other.cacheHits,
                cacheMisses + other.cacheMisses,
                wholeMicros(cacheMs + other.cacheMs),
                poolTold + other.poolTold,
                wholeMicros(poolMs + other.poolMs),
                lower(uptimeLowestMs, other.uptimeLowestMs),
                Math.max(uptimeHighestMs, other.uptimeHighestMs),
                malformed + other.malformed);
    }

    public long failed() {
        return errors.values().stream().mapToLong(ErrorTally::count).sum();
    }

    public long responses() {
        return ok + failed();
    }

    /** Database queries of one response, on average over those that told it. */
    public double queriesPerResponse() {
        return (double) queries / queriesTold;
    }

    private static double wholeMicros(double ms) {
        return Math.round(ms * MICROS_PER_MS) / MICROS_PER_MS;
    }

    private static long lower(long one, long other) {
        if (one < 0) {
            return other;
        }
        return other < 0 ? one : Math.min(one, other);
    }
}
