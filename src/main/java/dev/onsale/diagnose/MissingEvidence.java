package dev.onsale.diagnose;

import dev.onsale.record.RunSummary;
import dev.onsale.record.evidence.DatabaseEvidence;
import dev.onsale.record.evidence.EvidenceTotals;
import dev.onsale.record.evidence.StepEvidence;
import java.util.ArrayList;
import java.util.List;

/** What could not be known of a run, and what has to be switched on so that the next run tells it. */
public final class MissingEvidence {
    static final String SEND_QUERIES =
            "Let the servers send Server-Timing with db;desc=\"14 queries\";dur=3.2 (docs/evidence.md).";
    static final String SEND_POOL = "Let the servers send Server-Timing with pool;dur=1.4 (docs/evidence.md).";
    static final String SEND_NODES =
            "Let the servers send Server-Timing with node;desc=n2, up;dur=12345" + " (docs/evidence.md).";
    static final String SEND_CACHE =
            "Let the servers send Server-Timing with cache;desc=hit;dur=0.4" + " (docs/evidence.md).";
    static final String NAME_DATABASE = "Name the database with --evidence-db URL.";

    private MissingEvidence() {}

    /**
     * @return one sentence each: what was not told, what it would show, what to switch on; empty if all was there
     */
    public static List<String> of(RunSummary summary) {
        List<String> unseen = new ArrayList<>();
        List<StepEvidence> evidence = summary.evidence();
        EvidenceTotals all = evidence == null
                ? EvidenceTotals.NOTHING
                : evidence.stream().map(StepEvidence::told).reduce(EvidenceTotals.NOTHING, EvidenceTotals::plus);
        if (all.timed() == 0) {
            unseen.add(
                    "No response told of the server's work, so queries, caches, connections and nodes are unknown: let"
                            + " the servers send Server-Timing (docs/evidence.md).");
        } else {
            if (all.queriesTold() == 0) {
                unseen.add("Queries are unknown. " + SEND_QUERIES);
            }
            if (all.cacheHits() + all.cacheMisses() == 0) {
                unseen.add("Caches are unknown. " + SEND_CACHE);
            }
            if (all.poolTold() == 0) {
                unseen.add("Waiting for database connections is unknown. " + SEND_POOL);
            }
            if (all.uptimeLowestMs() < 0) {
                unseen.add("Which node answered, and since when it is up, is unknown. " + SEND_NODES);
            }
        }
        DatabaseEvidence database = summary.database();
        if (database == null) {
            unseen.add("Statements and locks are unknown. " + NAME_DATABASE);
        } else {
            unseen.addAll(database.missing());
        }
        return List.copyOf(unseen);
    }
}
