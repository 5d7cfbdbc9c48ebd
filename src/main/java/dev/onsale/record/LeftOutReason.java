package dev.onsale.record;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Why the judge did not compare with a run, as data.
 *
 * @param of the condition that was not met, or the recorded reason why the run stopped; empty otherwise
 * @param differences of the fingerprints: field to both values
 * @param found what was observed of the condition; {@code null} otherwise
 */
public record LeftOutReason(
        Kind kind,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) String of,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, String> differences,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable ValidityFinding found) {

    public LeftOutReason {
        of = of == null ? "" : of;
        differences = differences == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(differences));
    }

    /** Why it was left out. */
    public enum Kind {
        JUDGED_RUN_ITSELF,
        /** It is a copy of another run, which is counted once. */
        COPY,
        /** The fingerprints differ by {@code differences}. */
        NOT_COMPARABLE,
        /** It stopped early, for the reason {@code of}. */
        STOPPED_EARLY,
        /** The condition {@code of} was not met. */
        INVALID
    }

    public static LeftOutReason of(Kind kind) {
        return new LeftOutReason(kind, "", Map.of(), null);
    }

    public static LeftOutReason notComparable(Map<String, String> differences) {
        return new LeftOutReason(Kind.NOT_COMPARABLE, "", differences, null);
    }

    public static LeftOutReason stoppedEarly(String detail) {
        return new LeftOutReason(Kind.STOPPED_EARLY, detail, Map.of(), null);
    }

    public static LeftOutReason invalid(Verdict.ValidityCheck condition) {
        return new LeftOutReason(Kind.INVALID, condition.name(), Map.of(), condition.found());
    }
}
