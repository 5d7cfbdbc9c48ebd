package dev.onsale.diagnose;

import dev.onsale.record.RunSummary;
import dev.onsale.record.evidence.EvidenceTotals;
import dev.onsale.record.evidence.StepEvidence;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What is unknown of a run because nothing reported it. */
public enum MissingEvidence {
    /** The servers' own work. */
    SERVER_TIMING,
    QUERIES,
    CACHES,
    /** How long requests wait for a connection to the database. */
    CONNECTIONS,
    /** Which node responded, and how long it has been up. */
    NODES,
    /** Statements and locks. A named database itself says what it does not show. */
    DATABASE;

    /** @return in the order of declaration; empty if nothing is missing */
    public static Set<MissingEvidence> of(RunSummary summary) {
        Set<MissingEvidence> missing = EnumSet.noneOf(MissingEvidence.class);
        List<StepEvidence> evidence = summary.observed().evidence();
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
        if (summary.observed().database() == null) {
            missing.add(DATABASE);
        }
        return missing;
    }
}
