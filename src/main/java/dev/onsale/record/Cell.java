package dev.onsale.record;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One (step, metric) compared with the baseline. Times and counts are compared as logarithms, shares as the arcsine
 * of their square root; {@code baseline} and {@code candidate} are back on the metric's own scale.
 *
 * @param step step name, or kind of visitor for a journey's cell
 * @param metric e.g. {@code p95}, {@code errors}, {@code bought}
 * @param unit {@code ms}, {@code share}, {@code count}
 * @param change relative change of the decisive comparison (confirmation if there was one, else screen), 0.25 for
 *     +25 %; for shares the absolute change in share; with its 90 % interval {@code [changeLow, changeHigh]}
 * @param p one-sided p-value of the screen, before Holm, of what the cell was screened by (see {@link Own#leads}); {@code
 *     pAdjusted} after
 * @param confirmation {@code null} unless this cell was flagged and confirmed by fresh runs
 * @param smallestDetectable the smallest regression (relative; for shares absolute) seen with 80 % power by the
 *     procedure actually run; {@code null} if not gated
 * @param reason why it is in this state, in the words of the version that stored it; empty before that
 * @param fact what happened, where that is more than a change of size; {@code null} otherwise
 * @param own what of the change is this cell's own, beside what the other steps of the same runs say; {@code null} where
 *     they say nothing, and in verdicts from before it was known
 * @param why what {@code reason} says, without words; {@code null} in verdicts from before it was kept
 */
public record Cell(
        String step,
        String metric,
        String unit,
        State state,
        @Nullable Double baseline,
        @Nullable Double candidate,
        @Nullable Double change,
        @Nullable Double changeLow,
        @Nullable Double changeHigh,
        @Nullable Double p,
        @Nullable Double pAdjusted,
        boolean flagged,
        @Nullable Confirmation confirmation,
        @Nullable Double smallestDetectable,
        long samples,
        String reason,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Fact fact,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Own own,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<CellReason> why) {

    /** Without anything more than a change of size. */
    public Cell(
            String step,
            String metric,
            String unit,
            State state,
            @Nullable Double baseline,
            @Nullable Double candidate,
            @Nullable Double change,
            @Nullable Double changeLow,
            @Nullable Double changeHigh,
            @Nullable Double p,
            @Nullable Double pAdjusted,
            boolean flagged,
            @Nullable Confirmation confirmation,
            @Nullable Double smallestDetectable,
            long samples,
            String reason) {
        this(
                step,
                metric,
                unit,
                state,
                baseline,
                candidate,
                change,
                changeLow,
                changeHigh,
                p,
                pAdjusted,
                flagged,
                confirmation,
                smallestDetectable,
                samples,
                reason,
                null);
    }

    /** Of which the other steps say nothing. */
    public Cell(
            String step,
            String metric,
            String unit,
            State state,
            @Nullable Double baseline,
            @Nullable Double candidate,
            @Nullable Double change,
            @Nullable Double changeLow,
            @Nullable Double changeHigh,
            @Nullable Double p,
            @Nullable Double pAdjusted,
            boolean flagged,
            @Nullable Confirmation confirmation,
            @Nullable Double smallestDetectable,
            long samples,
            String reason,
            @Nullable Fact fact) {
        this(
                step,
                metric,
                unit,
                state,
                baseline,
                candidate,
                change,
                changeLow,
                changeHigh,
                p,
                pAdjusted,
                flagged,
                confirmation,
                smallestDetectable,
                samples,
                reason,
                fact,
                null,
                null);
    }

    /** What happened to a cell, where that is more than a change of size. */
    public enum Fact {
        /** In no baseline run, and now there. */
        APPEARED,
        /** In baseline runs, and now not there. */
        VANISHED,
        /** People ended so in every baseline run, and nobody does now. */
        GONE,
        /** A share worse by so many points that no chance between runs explains it. */
        LARGE_SHARE,
        /** A time longer by such a factor that no chance between runs explains it; fresh runs may say that it happened once. */
        LARGE_TIME,
        /** Runs differ, or chance within them is, so much that it decides nothing. */
        TOO_NOISY
    }

    /**
     * The part of a cell's change that the other steps of the same runs do not explain.
     *
     * @param change like {@link Cell#change}, with its 90 % interval
     * @param p one-sided, before Holm, of the last look
     * @param slope by how much the cell follows the others: 1 as they do, 0 not at all
     * @param leads whether the cell was screened by this; else by its change as measured
     */
    public record Own(double change, double changeLow, double changeHigh, double p, double slope, boolean leads) {}

    /** What the comparison says. */
    public enum State {
        STEADY,
        REGRESSED,
        IMPROVED,
        INCONCLUSIVE,
        /** Shown only: the plan cannot support it, no direction of it is worse, or there is no baseline. */
        NOT_GATED
    }

    /**
     * Fresh runs for a flagged cell.
     *
     * @param differences per pair, candidate minus baseline, on the compared (logarithmic or arcsine) scale
     * @param baseline what {@link Cell#change} is from, on the metric's own scale: the mean of the pairs' baseline runs, or of
     *     the stored ones where only candidates were run; {@code null} where there is none, and in verdicts from before it
     *     was kept
     * @param candidate what it is to, likewise
     */
    public record Confirmation(
            List<Double> differences,
            double mean,
            double p,
            double pAdjusted,
            boolean confirmed,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Double baseline,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Double candidate) {

        /** Without figures of its own. */
        public Confirmation(List<Double> differences, double mean, double p, double pAdjusted, boolean confirmed) {
            this(differences, mean, p, pAdjusted, confirmed, null, null);
        }
    }

    /** {@code browse p95}. */
    public String name() {
        return step + " " + metric;
    }

    /** Whether it was found for such a reason; never known of verdicts from before reasons were kept. */
    public boolean isBecause(CellReason.Kind kind) {
        return why != null && why.stream().anyMatch(reason -> reason.kind() == kind);
    }

    public boolean gated() {
        return state != State.NOT_GATED;
    }

    /** Whether its change is of fresh runs: then so are the figures that stand beside it. */
    public boolean ofFreshRuns() {
        return confirmation != null && !confirmation.differences().isEmpty();
    }

    /** The same in another state. */
    public Cell as(State newState, List<CellReason> newWhy) {
        return with(newState, "", null, newWhy);
    }

    /** The same figures, shown and decided by nothing. */
    public Cell notGated(CellReason because) {
        return with(State.NOT_GATED, "", null, List.of(because));
    }

    /** The same in the words in which it is stored. */
    public Cell worded(String words) {
        return with(state, words, fact, why);
    }

    private Cell with(State newState, String newReason, @Nullable Fact newFact, @Nullable List<CellReason> newWhy) {
        return new Cell(
                step,
                metric,
                unit,
                newState,
                baseline,
                candidate,
                change,
                changeLow,
                changeHigh,
                p,
                pAdjusted,
                flagged,
                confirmation,
                smallestDetectable,
                samples,
                newReason,
                newFact,
                own,
                newWhy);
    }
}
