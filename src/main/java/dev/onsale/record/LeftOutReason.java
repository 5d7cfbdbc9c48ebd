package dev.onsale.record;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Why a run was not compared with, without words.
 *
 * @param of what the kind says it is; empty otherwise
 * @param differences of the fingerprints: field to both values
 * @param found what was seen of the condition; {@code null} otherwise
 * @param stopped why it stopped early; {@code null} otherwise, and in older files, which say so in {@code of}
 * @param days how old it was; {@code null} otherwise
 */
public record LeftOutReason(
        Kind kind,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) String of,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, String> differences,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable ValidityFinding found,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable StopReason stopped,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Long days) {

    public LeftOutReason {
        of = of == null ? "" : of;
        differences = differences == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(differences));
    }

    /** Why it was left out. */
    public enum Kind {
        JUDGED_RUN_ITSELF,
        /** It is a copy of the run {@code of}, or of another, which is counted once. */
        COPY,
        /** The fingerprints differ by {@code differences}. */
        NOT_COMPARABLE,
        /** They differ in the injector's compiler alone, which was {@code of}. */
        ANOTHER_COMPILER,
        /** As its reader put it in {@code of}. */
        UNREADABLE,
        /** By {@code days}, and it is not pinned. */
        TOO_OLD,
        /** For {@code stopped}. */
        STOPPED_EARLY,
        /** The condition {@code of} was not met. */
        INVALID,
        /** The same of an earlier run of the candidate. */
        EARLIER_CANDIDATE
    }

    public static LeftOutReason of(Kind kind) {
        return of(kind, "");
    }

    public static LeftOutReason of(Kind kind, String of) {
        return new LeftOutReason(kind, of, Map.of(), null, null, null);
    }

    public static LeftOutReason notComparable(Map<String, String> differences) {
        return new LeftOutReason(Kind.NOT_COMPARABLE, "", differences, null, null, null);
    }

    /** @param theirs the compiler of the run that is not compared with */
    public static LeftOutReason anotherCompiler(Map<String, String> differences, String theirs) {
        return new LeftOutReason(Kind.ANOTHER_COMPILER, theirs, differences, null, null, null);
    }

    public static LeftOutReason tooOld(long days) {
        return new LeftOutReason(Kind.TOO_OLD, "", Map.of(), null, null, days);
    }

    public static LeftOutReason stoppedEarly(StopReason why) {
        return new LeftOutReason(Kind.STOPPED_EARLY, "", Map.of(), null, why, null);
    }

    public static LeftOutReason invalid(Verdict.ValidityCheck condition) {
        return new LeftOutReason(Kind.INVALID, condition.name(), Map.of(), condition.found(), null, null);
    }

    /** @param alone what the judge says of that run by itself */
    public static LeftOutReason earlierCandidate(Verdict alone) {
        return notMet(alone).as(Kind.EARLIER_CANDIDATE);
    }

    /** The first condition that was not met. */
    public static LeftOutReason notMet(Verdict alone) {
        return alone.validity().stream()
                .filter(check -> !check.met())
                .findFirst()
                .map(LeftOutReason::invalid)
                .orElse(of(Kind.INVALID));
    }

    private LeftOutReason as(Kind newKind) {
        return new LeftOutReason(newKind, of, differences, found, stopped, days);
    }
}
