package dev.onsale.diagnose;

import dev.onsale.record.evidence.ErrorTally;
import dev.onsale.record.evidence.EvidenceTotals;
import java.util.Map;

/** What was told, for one response; not a number where too few responses told it. */
final class PerResponse {

    /** Of fewer responses a mean says little: with 20 its error is about a quarter of what single responses differ by. */
    static final long SAMPLES_MIN = 20;

    /** Where more than all but one of so many failed, failures are taken to have asked too. */
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
     * Who waits for a connection and gets none has asked nothing, and would make the others look as if they asked less
     * than they did. Who is refused at once has waited for none.
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

    /** Misses of all that told of the cache, 0 to 1. */
    static double missShare(EvidenceTotals told) {
        return mean(told.cacheMisses(), told.cacheHits() + told.cacheMisses());
    }

    /** Requests without the admission token, of those that should carry one; 0 to 1. */
    static double withoutToken(EvidenceTotals told) {
        return mean(told.withoutToken(), told.withToken() + told.withoutToken());
    }

    /** Of the successful ones. */
    static double okMs(EvidenceTotals told) {
        return mean(told.okTotalMs(), told.ok());
    }

    private static double mean(double sum, long count) {
        return count < SAMPLES_MIN ? Double.NaN : sum / count;
    }
}
