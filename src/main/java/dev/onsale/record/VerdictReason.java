package dev.onsale.record;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * One of the reasons for a verdict, without words.
 *
 * @param of the cell, check, run or step that it is about, by name; empty where it is about the whole
 */
public record VerdictReason(
        Kind kind,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) String of) {

    public VerdictReason {
        of = of == null ? "" : of;
    }

    /** What decided, or should be known. */
    public enum Kind {
        /** The target failed under load; {@code of} nothing. */
        TARGET_FAILED,
        /** The target at {@code of} accepted connections and answered nothing. */
        TARGET_SILENT,
        /** The cell {@code of} regressed. */
        REGRESSED,
        /** The limit {@code of} was broken. */
        BROKEN,
        /** The assertion {@code of} cannot be judged. */
        ASSERTION_NOT_JUDGED,
        /** Nothing failed that is no lost seat, and nobody of the scenario {@code of}, or of any, came to its end. */
        NOBODY_AT_ITS_END,
        /** The step {@code of} was never once granted: each answer was one that is ordinary where seats are contended. */
        REFUSED_TO_ALL,
        /** Nobody tried to buy. */
        NOBODY_TRIED,
        /** All was sold out before anybody bought. */
        SOLD_OUT_BEFORE,
        /** The limit {@code of} was passed, which is not proven. */
        NOT_PROVEN,
        /** The cell {@code of} is inconclusive. */
        INCONCLUSIVE,
        NOTHING_GATED,
        /** The condition {@code of} was not met. */
        INVALID,
        /** The same, where fresh pairs prove something without the run. */
        INVALID_BESIDE_PAIRS,
        NOTHING_COMPARED,
        /** Every gated cell is steady or improved. */
        ALL_STEADY,
        /** Other cells than {@code gate.only} names decided nothing. */
        NOT_LISTED,
        IMPROVED,
        /** The cell {@code of} has become worse by small steps. */
        CREPT,
        NOT_MACHINE_VERIFIED,
        /** The step of the cell {@code of} came or went. */
        CAME_OR_WENT,
        /** The baseline run {@code of} is unlike the others. */
        ODD_BASELINE,
        /** Refusals of the step {@code of} that are ordinary where seats are contended. */
        CONTENTION,
        /** Refusals as of many visitors from one address. */
        ONE_ADDRESS
    }

    public static VerdictReason of(Kind kind) {
        return new VerdictReason(kind, "");
    }

    public static VerdictReason of(Kind kind, String name) {
        return new VerdictReason(kind, name);
    }
}
