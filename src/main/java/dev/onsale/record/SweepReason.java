package dev.onsale.record;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * One of the reasons for the judgement of a sweep, as data; its figures are those of the sweep.
 *
 * @param of name of what it is about; empty for the whole sweep
 */
public record SweepReason(
        Kind kind,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) String of) {

    public SweepReason {
        of = of == null ? "" : of;
    }

    /** What decided. */
    public enum Kind {
        /** Stopped before all runs were made, for the recorded reason {@code of}. */
        STOPPED,
        /** The run {@code of} is invalid. */
        RUN_INVALID,
        /** One or more figures of the step {@code of} grow. */
        GROWS,
        /** The run {@code of} did not meet a limit, or could not be judged. */
        RUN_NOT_PASSED,
        /** The figure {@code of} is open, for example {@code browse p95}. */
        OPEN,
        STEADY,
        /** No step had enough responses at every size. */
        NOTHING_JUDGED
    }

    /** What would settle it. */
    public enum Remedy {
        /** The same sweep on an otherwise idle machine. */
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
