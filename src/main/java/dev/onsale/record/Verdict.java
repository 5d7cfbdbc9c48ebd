package dev.onsale.record;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was judged of a run, with every number that led there.
 *
 * @param reasons one sentence each, the decisive one first
 * @param settle what would settle an inconclusive or invalid verdict; empty otherwise
 */
public record Verdict(
        Judgement judgement,
        List<String> reasons,
        List<String> settle,
        List<ValidityCheck> validity,
        List<BudgetCheck> budgets,
        Comparison comparison,
        List<Cell> cells) {

    /** {@code pass}, {@code fail}, {@code inconclusive} or {@code invalid}. */
    public enum Judgement {
        PASS,
        FAIL,
        INCONCLUSIVE,
        INVALID
    }

    /** One condition of the injector and the plan, never of a slow target. */
    public record ValidityCheck(String name, boolean met, String observed, String limit, String hint) {}

    /**
     * One absolute limit of the plan.
     *
     * @param observed the figure judged, in the limit's unit; {@code null} if there was nothing to observe
     * @param witness where and when the limit was broken worst; empty if it was met
     * @param notProven why what was observed does not prove the limit broken, though it is beyond it; {@code null} if it
     *     was met or is proven
     */
    public record BudgetCheck(
            String name,
            boolean met,
            @Nullable Double observed,
            double limit,
            String unit,
            String witness,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String notProven) {

        public BudgetCheck(
                String name, boolean met, @Nullable Double observed, double limit, String unit, String witness) {
            this(name, met, observed, limit, unit, witness, null);
        }

        /** Neither met nor in doubt. */
        public boolean broken() {
            return !met && notProven == null;
        }

        /** The same in doubt. */
        public BudgetCheck notProven(String why) {
            return new BudgetCheck(name, met, observed, limit, unit, witness, why);
        }
    }

    /**
     * What the run was compared with.
     *
     * @param baseline ids of the baseline runs used
     * @param leftOut baseline runs that could not be used, and why
     * @param confirmation how flagged cells were confirmed
     * @param driftShare relative change of the machine's calibration between baseline and candidate; {@code null} if
     *     unknown
     * @param creep cells that are steady against the recent runs and worse than the oldest pinned ones; {@code null} if
     *     there was no pinned run to compare with
     */
    public record Comparison(
            List<String> baseline,
            List<LeftOut> leftOut,
            ConfirmationMode confirmation,
            int pairs,
            @Nullable Double driftShare,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Creep creep) {

        /** Without a pinned run. */
        public Comparison(
                List<String> baseline,
                List<LeftOut> leftOut,
                ConfirmationMode confirmation,
                int pairs,
                @Nullable Double driftShare) {
            this(baseline, leftOut, confirmation, pairs, driftShare, null);
        }
    }

    /**
     * The comparison with the oldest pinned runs: shown, never gated.
     *
     * @param since ids of those runs
     * @param sinceEpochMs when the oldest of them was made
     */
    public record Creep(List<String> since, long sinceEpochMs, List<Crept> cells) {}

    /**
     * A cell that has become worse by small steps.
     *
     * @param then mean of the oldest pinned runs, on the metric's own scale; {@code now} the candidate's
     * @param change as in {@link Cell#change}, with its 90 % interval; {@code pAdjusted} after Holm over all gated cells
     */
    public record Crept(
            String step,
            String metric,
            String unit,
            double then,
            double now,
            double change,
            double changeLow,
            double changeHigh,
            double pAdjusted) {}

    /** A stored run that was not used. */
    public record LeftOut(String run, String why) {}

    /** How flagged cells were confirmed. */
    public enum ConfirmationMode {
        /** Nothing was compared. */
        NOT_COMPARED,
        /** The screen flagged nothing. */
        NOT_NEEDED,
        /** Something was flagged and no confirmation has been run. */
        PENDING,
        /** Fresh interleaved pairs. */
        PAIRS,
        /** Fresh candidate runs only: not machine-verified. */
        CANDIDATES
    }
}
