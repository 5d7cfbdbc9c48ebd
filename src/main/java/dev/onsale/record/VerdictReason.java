package dev.onsale.record;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * One of the reasons for a verdict, as data.
 *
 * @param of name of the cell, check, run or step that it is about; empty for the whole
 */
public record VerdictReason(
        Kind kind,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) String of) {

    public VerdictReason {
        of = of == null ? "" : of;
    }

    /** What decided, or is worth knowing. */
    public enum Kind {
        /** The target failed under load; {@code of} is empty. */
        TARGET_FAILED,
        /** The target at {@code of} accepted connections and sent no response. */
        TARGET_SILENT,
        /** The cell {@code of} regressed. */
        REGRESSED,
        /** The limit {@code of} was not met. */
        BROKEN,
        /** The assertion {@code of} cannot be judged. */
        ASSERTION_NOT_JUDGED,
        /**
         * No request failed other than by a lost seat, and no visitor of the scenario {@code of}, or of any scenario,
         * reached its end.
         */
        NOBODY_AT_ITS_END,
        /** The step {@code of} never succeeded: each response was one that is ordinary where seats are contended. */
        REFUSED_TO_ALL,
        /** No visitor tried to buy. */
        NOBODY_TRIED,
        /** Everything was sold before any visitor bought. */
        SOLD_OUT_BEFORE,
        /** The limit {@code of} was passed, but that is not proven. */
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
        /** Cells that {@code gate.only} does not list decided nothing. */
        NOT_LISTED,
        IMPROVED,
        /** The cell {@code of} got worse in small steps. */
        CREPT,
        NOT_MACHINE_VERIFIED,
        /** The step of the cell {@code of} appeared or vanished. */
        CAME_OR_WENT,
        /** The baseline run {@code of} differs from the others. */
        ODD_BASELINE,
        /**
         * Visitors waited longer for the steps {@code of} than requests took, and baseline runs do not say how long theirs
         * did.
         */
        DUE_NOT_COMPARED,
        /** Refusals of the step {@code of} that are ordinary where seats are contended. */
        CONTENTION,
        /** Refusals such as those of many visitors from one address. */
        ONE_ADDRESS
    }

    public static VerdictReason of(Kind kind) {
        return new VerdictReason(kind, "");
    }

    public static VerdictReason of(Kind kind, String name) {
        return new VerdictReason(kind, name);
    }
}
