package dev.onsale.record;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.onsale.record.clue.Clue;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One explanation of what was judged, as kept in {@code run.json}.
 *
 * @param explanation from the closed set of {@code dev.onsale.diagnose}, {@code slow-query} say
 * @param score 0 to 1: how well the evidence fits; only for ranking
 * @param confidence how much could be seen at all
 * @param says one sentence for people, in the words of the version that stored it; empty before that
 * @param evidence what speaks for it, likewise, each a sentence with its figures and where they come from
 * @param victims steps that suffer from it without being its cause
 * @param refutedBy what would speak against it, and where to look, likewise
 * @param sql the statement that is guilty, where one is known
 * @param what what {@code says} says, without words; {@code null} in runs from before it was kept
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

    /** As stored by a version that kept sentences alone. */
    public Diagnosis(
            String explanation,
            double score,
            Confidence confidence,
            String says,
            List<String> evidence,
            List<String> victims,
            String refutedBy,
            @Nullable String sql) {
        this(explanation, score, confidence, says, evidence, victims, refutedBy, sql, null, null);
    }

    /** As found, before anything is put into words. */
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

    /** The same in the words in which it is stored. */
    public Diagnosis worded(String newSays, List<String> newEvidence, String newRefutedBy) {
        return new Diagnosis(
                explanation, score, confidence, newSays, newEvidence, victims, newRefutedBy, sql, what, clues);
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
