package dev.onsale.report.clue;

import dev.onsale.diagnose.MissingEvidence;
import dev.onsale.record.RunSummary;
import dev.onsale.record.evidence.DatabaseEvidence;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What could not be known of a run, and what has to be switched on so that the next run tells it. */
public final class MissingEvidenceWords {
    private MissingEvidenceWords() {}

    /**
     * @return one sentence each: what was not told, what it would show, what to switch on; empty if all was there
     */
    public static List<String> of(RunSummary summary) {
        // What a database does not show is kept as it was told when it was looked at.
        List<String> notShown = Optional.ofNullable(summary.observed().database())
                .map(DatabaseEvidence::missing)
                .orElse(List.of());
        return Stream.concat(
                        MissingEvidence.of(summary).stream().map(MissingEvidenceWords::sentence), notShown.stream())
                .toList();
    }

    private static String sentence(MissingEvidence missing) {
        return switch (missing) {
            case SERVER_TIMING ->
                "No response told of the server's work, so queries, caches, connections and nodes are unknown: let the"
                        + " servers send Server-Timing (docs/evidence.md).";
            case QUERIES -> "Queries are unknown. " + SwitchOn.QUERIES;
            case CACHES -> "Caches are unknown. " + SwitchOn.CACHE;
            case CONNECTIONS -> "Waiting for database connections is unknown. " + SwitchOn.POOL;
            case NODES -> "Which node answered, and since when it is up, is unknown. " + SwitchOn.NODES;
            case DATABASE -> "Statements and locks are unknown. " + SwitchOn.DATABASE;
        };
    }
}
