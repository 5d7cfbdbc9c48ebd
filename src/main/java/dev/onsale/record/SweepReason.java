package dev.onsale.record;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * One of the reasons for what was judged of a sweep, without words; its figures are the sweep's own.
 *
 * @param of what it is about, by name; empty where it is about the whole
 */
public record SweepReason(
        Kind kind,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) String of) {

    public SweepReason {
        of = of == null ? "" : of;
    }

    /** What decided. */
    public enum Kind {
        /** Before all runs were made, for the reason {@code of}, as it was recorded. */
        STOPPED,
        /** The run {@code of}. */
        RUN_INVALID,
        /** A figure of the step {@code of}, or several. */
        GROWS,
        /** The run {@code of} broke a limit, or could not be judged. */
        RUN_NOT_PASSED,
        /** The figure {@code of}, {@code browse p95} say. */
        OPEN,
        STEADY,
        /** No step had enough responses at every size. */
        NOTHING_JUDGED
    }

    /** What would settle it. */
    public enum Remedy {
        /** The sweep once more, on a machine that is left alone. */
        SWEEP_AGAIN,
        /** More runs at each size. */
        MORE_REPEATS,
        LONGER_PLAN
    }

    public static SweepReason of(Kind kind) {
        return new SweepReason(kind, "");
    }

    public static SweepReason of(Kind kind, String name) {
        return new SweepReason(kind, name);
    }
}
