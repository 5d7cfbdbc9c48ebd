package dev.onsale.diagnose;

import dev.onsale.record.RunSummary;
import dev.onsale.record.evidence.EvidenceTotals;
import dev.onsale.record.evidence.StepEvidence;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What could not be known of a run, because nobody told it. */
public enum MissingEvidence {
    /** Anything of the servers' own work. */
    SERVER_TIMING,
    QUERIES,
    CACHES,
    /** How long requests wait for a connection to the database. */
    CONNECTIONS,
    /** Which node answered, and since when it is up. */
    NODES,
    /** Statements and locks. What a database that is named does not show, it says itself. */
    DATABASE;

    /** @return in the order in which they are declared; empty if all was there */
    public static Set<MissingEvidence> of(RunSummary summary) {
        Set<MissingEvidence> missing = EnumSet.noneOf(MissingEvidence.class);
        List<StepEvidence> evidence = summary.evidence();
        EvidenceTotals all = evidence == null
                ? EvidenceTotals.NOTHING
                : evidence.stream().map(StepEvidence::told).reduce(EvidenceTotals.NOTHING, EvidenceTotals::plus);
        if (all.timed() == 0) {
            missing.add(SERVER_TIMING);
        } else {
            if (all.queriesTold() == 0) {
                missing.add(QUERIES);
            }
            if (all.cacheHits() + all.cacheMisses() == 0) {
                missing.add(CACHES);
            }
            if (all.poolTold() == 0) {
                missing.add(CONNECTIONS);
            }
            if (all.uptimeLowestMs() < 0) {
                missing.add(NODES);
            }
        }
        if (summary.database() == null) {
            missing.add(DATABASE);
        }
        return missing;
    }
}
