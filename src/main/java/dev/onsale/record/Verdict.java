package dev.onsale.record;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The verdict on a run, with every figure that led to it.
 *
 * @param reasons {@code because} as worded by the version that stored it, one sentence each; empty until it is worded
 * @param settle {@code remedies} likewise
 * @param kept whether the run is already in a baseline; {@code null} if it is not
 * @param because what decided it, the decisive reason first; {@code null} in verdicts that predate this field
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

    /** As judged, before wording. */
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

    /** A copy that says whether the run has been made a baseline run. */
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

    /** A copy with the words that are stored with it; those of its parts are in the parts. */
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

    public Optional<Cell> cell(String name) {
        return cells.stream().filter(cell -> cell.name().equals(name)).findFirst();
    }

    public Optional<BudgetCheck> budget(String name) {
        return budgets.stream().filter(check -> check.name().equals(name)).findFirst();
    }

    public Optional<ValidityCheck> condition(String name) {
        return validity.stream().filter(check -> check.name().equals(name)).findFirst();
    }

    /** Whether the run is already in a baseline. */
    public boolean keeps() {
        return Boolean.TRUE.equals(kept);
    }

    /** Whether the judged run itself followed its plan; what fresh pairs prove does not depend on it. */
    public boolean ofAValidRun() {
        return validity.stream().allMatch(ValidityCheck::met);
    }

    /** Whether the state of this cell holds: of an invalid run's cells, only what fresh pairs prove. */
    public boolean stands(Cell cell) {
        return ofAValidRun() || isProvenByPairs(cell, comparison.confirmation());
    }

    /** Whether the state of this cell rests on fresh pairs alone. */
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
     * @param observed what was observed, {@code limit} what is required and {@code hint} what helps, as worded by the
     *     version that stored them; empty until they are worded
     * @param found what was observed, as data; {@code null} in verdicts that predate this field
     */
    public record ValidityCheck(
            String name,
            boolean met,
            String observed,
            String limit,
            String hint,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            ValidityFinding found) {

        /** As stored by a version that kept only sentences. */
        public ValidityCheck(String name, boolean met, String observed, String limit, String hint) {
            this(name, met, observed, limit, hint, null);
        }

        /** As judged, before wording. */
        public static ValidityCheck of(String name, boolean met, ValidityFinding found) {
            return new ValidityCheck(name, met, "", "", "", found);
        }

        /** A copy with the words that are stored with it. */
        public ValidityCheck worded(String newObserved, String newLimit, String newHint) {
            return new ValidityCheck(name, met, newObserved, newLimit, newHint, found);
        }
    }

    /** Limits that apply by default. */
    public enum Unsaid {
        /** The default error limit where the plan sets none; {@code budgets: { errors: off }} lifts it. */
        DEFAULT,
        /** At least one request must have succeeded; nothing lifts it. */
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
     * @param creep cells that are steady against the recent runs and worse than the oldest pinned ones; {@code null}
     *     without a pinned run to compare with
     * @param outliers baseline runs that differ from the others and are still compared with; {@code null} if there are
     *     none, or if the verdict predates this field
     * @param store where the baseline is kept, as a command names it; {@code null} if unknown
     * @param looks at the pairs; {@code null} without pairs, and in verdicts that predate more than one look
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

        /** A copy with the words that are stored with it. */
        public Comparison worded(List<LeftOut> newLeftOut) {
            return new Comparison(baseline, newLeftOut, confirmation, pairs, driftShare, creep, outliers, looks, store);
        }
    }

    /**
     * Progress of a sequence of looks at fresh pairs.
     *
     * @param most the largest number of pairs
     * @param after the numbers of pairs after which there is a look
     * @param level how much of the total error this look spends, before Holm
     * @param next the number of pairs after which the next look is due; 0 if the verdict is final: something is proven,
     *     nothing can be proven any more, or all pairs were made
     */
    public record Looks(int most, List<Integer> after, double level, int next) {}

    /**
     * A stored run that was not used.
     *
     * @param why in the words in which it is stored; empty before that
     * @param because the same without words; {@code null} in verdicts from before it was kept
     */
    public record LeftOut(
            String run,
            String why,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            LeftOutReason because) {

        public LeftOut(String run, LeftOutReason because) {
            this(run, "", because);
        }

        /** A copy with the words that are stored with it. */
        public LeftOut worded(String words) {
            return new LeftOut(run, words, because);
        }
    }

    /** How flagged cells were confirmed. */
    public enum ConfirmationMode {
        /** Nothing was compared. */
        NOT_COMPARED,
        /** The screen flagged nothing, or only changes too large to need it. */
        NOT_NEEDED,
        /** Something was flagged and no confirmation has been run. */
        PENDING,
        /** Fresh interleaved pairs. */
        PAIRS,
        /** Fresh candidate runs only: not machine-verified. */
        CANDIDATES
    }
}
