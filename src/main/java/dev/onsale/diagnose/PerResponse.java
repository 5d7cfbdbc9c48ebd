package dev.onsale.diagnose;

import dev.onsale.record.evidence.ErrorTally;
import dev.onsale.record.evidence.EvidenceTotals;
import java.util.Map;

/** Reported figures per response; NaN if too few responses reported them. */
final class PerResponse {

    /**
     * Of fewer responses a mean says little: with 20 its error is about a quarter of the spread of single responses.
     */
    static final long SAMPLES_MIN = 20;

    /** If more than all but one in this many failed, failures are assumed to have made queries too. */
    private static final long MOST_FAILED = 10;

    private PerResponse() {}

    static double queries(EvidenceTotals told) {
        return mean(told.queries(), asking(told));
    }

    static double databaseMs(EvidenceTotals told) {
        return mean(told.databaseMs(), asking(told));
    }

    static double msPerQuery(EvidenceTotals told) {
        return told.queriesTold() < SAMPLES_MIN || told.queries() == 0
                ? Double.NaN
                : told.databaseMs() / told.queries();
    }

    /**
     * A request that waits for a connection and gets none makes no queries, and would make the others look as if they
     * made fewer than they did. A request that is refused immediately has not waited.
     */
    private static long asking(EvidenceTotals told) {
        long failed = told.errors().entrySet().stream()
                .filter(error -> Failures.answered(error.getKey()))
                .map(Map.Entry::getValue)
                .filter(tally -> tally.meanMs() >= FixedTime.TIMEOUT_MIN_MS)
                .mapToLong(ErrorTally::count)
                .sum();
        return Math.max(told.queriesTold() - failed, told.queriesTold() / MOST_FAILED);
    }

    static double poolMs(EvidenceTotals told) {
        return mean(told.poolMs(), told.poolTold());
    }

    static double cacheMs(EvidenceTotals told) {
        return mean(told.cacheMs(), told.cacheHits() + told.cacheMisses());
    }

    /** Share of misses among all responses that reported the cache, 0 to 1. */
    static double missShare(EvidenceTotals told) {
        return mean(told.cacheMisses(), told.cacheHits() + told.cacheMisses());
    }

    /** Share of requests without the admission token among those that should carry one, 0 to 1. */
    static double withoutToken(EvidenceTotals told) {
        return mean(told.withoutToken(), told.withToken() + told.withoutToken());
    }

    /** Over the successful ones. */
    static double okMs(EvidenceTotals told) {
        return mean(told.okTotalMs(), told.ok());
    }

    private static double mean(double sum, long count) {
        return count < SAMPLES_MIN ? Double.NaN : sum / count;
    }
}
