package dev.onsale.record;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was judged of a run, with every number that led there.
 *
 * @param reasons one sentence each, the decisive one first
 * @param settle what would settle an inconclusive or invalid verdict; empty otherwise
 * @param kept whether the run is one of a baseline already; {@code null} where it is not
 */
public record Verdict(
        Judgement judgement,
        List<String> reasons,
        List<String> settle,
        List<ValidityCheck> validity,
        List<BudgetCheck> budgets,
        Comparison comparison,
        List<Cell> cells,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Boolean kept) {

    /** Of a run that is no baseline yet. */
    public Verdict(
            Judgement judgement,
            List<String> reasons,
            List<String> settle,
            List<ValidityCheck> validity,
            List<BudgetCheck> budgets,
            Comparison comparison,
            List<Cell> cells) {
        this(judgement, reasons, settle, validity, budgets, comparison, cells, null);
    }

    /** The same of a run that has been, or has not been, made one of a baseline. */
    public Verdict keptAsBaseline(boolean isOne) {
        return new Verdict(
                judgement, reasons, settle, validity, budgets, comparison, cells, isOne ? Boolean.TRUE : null);
    }

    /** Whether the run is one of a baseline already. */
    public boolean keeps() {
        return Boolean.TRUE.equals(kept);
    }

    /** Whether the judged run itself did what its plan says; what fresh pairs prove does not depend on it. */
    public boolean ofAValidRun() {
        return validity.stream().allMatch(ValidityCheck::met);
    }

    /** Whether what is said of this cell holds: of an invalid run's cells, what fresh pairs prove. */
    public boolean stands(Cell cell) {
        return ofAValidRun() || isProvenByPairs(cell, comparison.confirmation());
    }

    /** Whether fresh pairs alone carry what is said of this cell. */
    public static boolean isProvenByPairs(Cell cell, ConfirmationMode mode) {
        Cell.Confirmation confirmation = cell.confirmation();
        return mode == ConfirmationMode.PAIRS && confirmation != null && confirmation.confirmed();
    }

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
     * One absolute limit of the plan, or one that holds without being said.
     *
     * @param observed the figure judged, in the limit's unit; {@code null} if there was nothing to observe
     * @param witness where and when the limit was broken worst; empty if it was met
     * @param unsaid why it holds though neither plan nor simulation says so; {@code null} if one of them does
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
            Unsaid unsaid,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String notProven) {

        /** One that the plan or the simulation says. */
        public BudgetCheck(
                String name, boolean met, @Nullable Double observed, double limit, String unit, String witness) {
            this(name, met, observed, limit, unit, witness, null, null);
        }

        public BudgetCheck(
                String name,
                boolean met,
                @Nullable Double observed,
                double limit,
                String unit,
                String witness,
                @Nullable Unsaid unsaid) {
            this(name, met, observed, limit, unit, witness, unsaid, null);
        }

        /** Neither met nor in doubt. */
        public boolean broken() {
            return !met && notProven == null;
        }

        /** The same in doubt. */
        public BudgetCheck notProven(String why) {
            return new BudgetCheck(name, met, observed, limit, unit, witness, unsaid, why);
        }
    }

    /** Limits that hold though nobody wrote them down. */
    public enum Unsaid {
        /** The default error limit of what has none of its own; {@code budgets: { errors: off }} lifts it. */
        DEFAULT,
        /** Something must have succeeded at all; nothing lifts it. */
        SUCCESS
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
     * @param outliers those of the baseline runs that are unlike the others, and still compared with; {@code null} if none
     *     is, or if the verdict is from before this was looked for
     */
    public record Comparison(
            List<String> baseline,
            List<LeftOut> leftOut,
            ConfirmationMode confirmation,
            int pairs,
            @Nullable Double driftShare,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Creep creep,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            List<Outlier> outliers) {

        /** Without a pinned run. */
        public Comparison(
                List<String> baseline,
                List<LeftOut> leftOut,
                ConfirmationMode confirmation,
                int pairs,
                @Nullable Double driftShare) {
            this(baseline, leftOut, confirmation, pairs, driftShare, null, null);
        }

        /** With none that is unlike the others. */
        public Comparison(
                List<String> baseline,
                List<LeftOut> leftOut,
                ConfirmationMode confirmation,
                int pairs,
                @Nullable Double driftShare,
                @Nullable Creep creep) {
            this(baseline, leftOut, confirmation, pairs, driftShare, creep, null);
        }
    }

    /**
     * A baseline run unlike the others.
     *
     * @param what where it is furthest off: a percentile of all steps ({@code p95}), or one cell ({@code pay p95})
     * @param times how many times what it is in the others
     */
    public record Outlier(String run, String what, double times) {}

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
        /** The screen flagged nothing, or nothing but what is too large to need it. */
        NOT_NEEDED,
        /** Something was flagged and no confirmation has been run. */
        PENDING,
        /** Fresh interleaved pairs. */
        PAIRS,
        /** Fresh candidate runs only: not machine-verified. */
        CANDIDATES
    }
}
