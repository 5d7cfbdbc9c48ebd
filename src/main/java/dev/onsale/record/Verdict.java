package dev.onsale.record;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What was judged of a run, with every number that led there.
 *
 * @param reasons {@code because} in the words of the version that stored it, one sentence each; empty before that
 * @param settle {@code remedies} likewise
 * @param kept whether the run is one of a baseline already; {@code null} where it is not
 * @param because what decided it, the decisive reason first; {@code null} in verdicts from before it was kept
 * @param remedies what would settle an inconclusive or invalid verdict; {@code null} likewise
 */
public record Verdict(
        Judgement judgement,
        List<String> reasons,
        List<String> settle,
        List<ValidityCheck> validity,
        List<BudgetCheck> budgets,
        Comparison comparison,
        List<Cell> cells,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Boolean kept,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<VerdictReason> because,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<Remedy> remedies) {

    /** As stored by a version that kept sentences alone. */
    public Verdict(
            Judgement judgement,
            List<String> reasons,
            List<String> settle,
            List<ValidityCheck> validity,
            List<BudgetCheck> budgets,
            Comparison comparison,
            List<Cell> cells) {
        this(judgement, reasons, settle, validity, budgets, comparison, cells, null, null, null);
    }

    /** As judged, before anything is put into words. */
    public static Verdict of(
            Judgement judgement,
            List<VerdictReason> because,
            List<Remedy> remedies,
            List<ValidityCheck> validity,
            List<BudgetCheck> budgets,
            Comparison comparison,
            List<Cell> cells) {
        return new Verdict(
                judgement, List.of(), List.of(), validity, budgets, comparison, cells, null, because, remedies);
    }

    /** The same of a run that has been, or has not been, made one of a baseline. */
    public Verdict keptAsBaseline(boolean isOne) {
        return new Verdict(
                judgement,
                reasons,
                settle,
                validity,
                budgets,
                comparison,
                cells,
                isOne ? Boolean.TRUE : null,
                because,
                remedies);
    }

    /** The same in the words in which it is stored: those of its parts are in the parts. */
    public Verdict worded(
            List<String> newReasons,
            List<String> newSettle,
            List<ValidityCheck> newValidity,
            List<BudgetCheck> newBudgets,
            Comparison newComparison,
            List<Cell> newCells) {
        return new Verdict(
                judgement,
                newReasons,
                newSettle,
                newValidity,
                newBudgets,
                newComparison,
                newCells,
                kept,
                because,
                remedies);
    }

    /** The cell of this name. */
    public Optional<Cell> cell(String name) {
        return cells.stream().filter(cell -> cell.name().equals(name)).findFirst();
    }

    /** The limit of this name. */
    public Optional<BudgetCheck> budget(String name) {
        return budgets.stream().filter(check -> check.name().equals(name)).findFirst();
    }

    /** The condition of this name. */
    public Optional<ValidityCheck> condition(String name) {
        return validity.stream().filter(check -> check.name().equals(name)).findFirst();
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

    /**
     * One condition of the injector and the plan, never of a slow target.
     *
     * @param observed what was seen, {@code limit} what is asked for and {@code hint} what helps, in the words of the version
     *     that stored them; empty before that
     * @param found what was seen, without words; {@code null} in verdicts from before it was kept
     */
    public record ValidityCheck(
            String name,
            boolean met,
            String observed,
            String limit,
            String hint,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            ValidityFinding found) {

        /** As stored by a version that kept sentences alone. */
        public ValidityCheck(String name, boolean met, String observed, String limit, String hint) {
            this(name, met, observed, limit, hint, null);
        }

        /** As judged, before anything is put into words. */
        public static ValidityCheck of(String name, boolean met, ValidityFinding found) {
            return new ValidityCheck(name, met, "", "", "", found);
        }

        /** The same in the words in which it is stored. */
        public ValidityCheck worded(String newObserved, String newLimit, String newHint) {
            return new ValidityCheck(name, met, newObserved, newLimit, newHint, found);
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
     * @param store where the baseline is kept, as a command names it; {@code null} where that is not known
     * @param looks at the pairs; {@code null} where there are none, or from before they were looked at more than once
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
            List<Outlier> outliers,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Looks looks,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String store) {

        /** Without a pinned run. */
        public Comparison(
                List<String> baseline,
                List<LeftOut> leftOut,
                ConfirmationMode confirmation,
                int pairs,
                @Nullable Double driftShare) {
            this(baseline, leftOut, confirmation, pairs, driftShare, null, null, null, null);
        }

        /** The same with the words in which it is stored. */
        public Comparison worded(List<LeftOut> newLeftOut) {
            return new Comparison(baseline, newLeftOut, confirmation, pairs, driftShare, creep, outliers, looks, store);
        }
    }

    /**
     * How far a sequence of looks at fresh pairs has come.
     *
     * @param most pairs that are made at most
     * @param after how many pairs there is a look
     * @param level that this look spends of the error of all, before Holm
     * @param next after how many pairs the next look is wanted; 0 where the verdict stands as it is: something is proven,
     *     or nothing can be any more, or all pairs were made
     */
    public record Looks(int most, List<Integer> after, double level, int next) {}

    /**
     * A stored run that was not used.
     *
     * @param why in words: of what else than the judge left it out, or of the version that stored it; empty before that
     * @param because why the judge did, without words; {@code null} otherwise, and in verdicts from before it was kept
     */
    public record LeftOut(
            String run,
            String why,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            LeftOutReason because) {

        /** By something else than the judge. */
        public LeftOut(String run, String why) {
            this(run, why, null);
        }

        /** By the judge. */
        public LeftOut(String run, LeftOutReason because) {
            this(run, "", because);
        }

        /** The same in the words in which it is stored. */
        public LeftOut worded(String words) {
            return new LeftOut(run, words, because);
        }
    }

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
