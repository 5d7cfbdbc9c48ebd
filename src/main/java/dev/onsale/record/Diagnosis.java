package dev.onsale.record;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One explanation of what was judged, as kept in {@code run.json}.
 *
 * @param explanation from the closed set of {@code dev.onsale.diagnose}, {@code slow-query} say
 * @param score 0 to 1: how well the evidence fits; only for ranking
 * @param confidence how much could be seen at all
 * @param says one sentence for people
 * @param evidence what speaks for it, each a sentence with its figures and where they come from
 * @param victims steps that suffer from it without being its cause
 * @param refutedBy what would speak against it, and where to look
 * @param sql the statement that is guilty, where one is known
 */
public record Diagnosis(
        String explanation,
        double score,
        Confidence confidence,
        String says,
        List<String> evidence,
        List<String> victims,
        String refutedBy,
        @Nullable String sql) {

    public Diagnosis {
        evidence = List.copyOf(evidence);
        victims = List.copyOf(victims);
    }

    /** How much could be seen. */
    public enum Confidence {
        /** From latencies and errors alone. */
        LOW,
        /** With what the servers told by {@code Server-Timing}, or the database of itself. */
        MEDIUM,
        /** With both, agreeing. */
        HIGH
    }
}
