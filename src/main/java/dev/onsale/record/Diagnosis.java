package dev.onsale.record;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.onsale.record.clue.Clue;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One explanation of the verdict, as kept in {@code run.json}.
 *
 * @param explanation from the closed set of {@code dev.onsale.diagnose}, for example {@code slow-query}
 * @param score 0 to 1: how well the evidence fits; only for ranking
 * @param confidence how much could be seen at all
 * @param says one sentence, as worded by the version that stored it; empty until it is worded
 * @param evidence what supports it, worded likewise: one sentence each, with its figures and their source
 * @param victims steps that suffer from it without being its cause
 * @param refutedBy what would refute it, and where to look, worded likewise
 * @param sql the statement that causes it, if one is known
 * @param what what {@code says} says, as data; {@code null} in runs that predate this field
 * @param clues what {@code evidence} says, likewise
 */
public record Diagnosis(
        String explanation,
        double score,
        Confidence confidence,
        String says,
        List<String> evidence,
        List<String> victims,
        String refutedBy,
        @Nullable String sql,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Clue what,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<Clue> clues) {

    public Diagnosis {
        evidence = List.copyOf(evidence);
        victims = List.copyOf(victims);
        clues = clues == null ? null : List.copyOf(clues);
    }

    /** As found, before wording. */
    public static Diagnosis of(
            String explanation,
            double score,
            Confidence confidence,
            Clue what,
            List<Clue> clues,
            List<String> victims,
            @Nullable String sql) {
        return new Diagnosis(explanation, score, confidence, "", List.of(), victims, "", sql, what, clues);
    }

    /** A copy with the words that are stored with it. */
    public Diagnosis worded(String newSays, List<String> newEvidence, String newRefutedBy) {
        return new Diagnosis(
                explanation, score, confidence, newSays, newEvidence, victims, newRefutedBy, sql, what, clues);
    }

    /** How much could be seen. */
    public enum Confidence {
        /** From latencies and errors alone. */
        LOW,
        /** With what the servers reported by {@code Server-Timing}, or the database about itself. */
        MEDIUM,
        /** With both, in agreement. */
        HIGH
    }
}
