package dev.onsale.record;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One (step, metric) compared with the baseline. Times and counts are compared as logarithms, shares as the arcsine of
 * their square root; {@code baseline} and {@code candidate} are back on the metric's own scale.
 *
 * @param step step name, or kind of visitor for a journey's cell
 * @param metric for example {@code p95}, {@code errors}, {@code bought}
 * @param unit {@code ms}, {@code share}, {@code count}
 * @param change relative change of the decisive comparison (confirmation if there was one, else screen), 0.25 for +25
 *     %; for shares the absolute change in share; with its 90 % interval {@code [changeLow, changeHigh]}
 * @param p one-sided p-value of the screen before Holm, for the change that the cell was screened by (see
 *     {@link Own#leads}); {@code pAdjusted} after Holm
 * @param confirmation {@code null} unless this cell was flagged and confirmed by fresh runs
 * @param smallestDetectable the smallest regression (relative; for shares absolute) detected with 80 % power by the
 *     procedure that was run; {@code null} if not gated
 * @param reason why it is in this state, as worded by the version that stored it; empty until it is worded
 * @param fact what happened, if it is more than a change in size; {@code null} otherwise
 * @param own the part of the change that is this cell's own, given the other steps of the same runs; {@code null} where
 *     those give no information, and in verdicts that predate this field
 * @param why what {@code reason} says, as data; {@code null} in verdicts that predate this field
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

    /** A cell for which nothing but its size changed. */
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

    /** A cell about which the other steps give no information. */
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

    /** What happened to a cell, if it is more than a change in size. */
    public enum Fact {
        /** Absent from every baseline run, present now. */
        APPEARED,
        /** Present in baseline runs, absent now. */
        VANISHED,
        /** Visitors ended this way in every baseline run, and none does now. */
        GONE,
        /** A share worse by more points than chance between runs explains. */
        LARGE_SHARE,
        /**
         * A time longer by a larger factor than chance between runs explains; fresh runs may show that it happened
         * once.
         */
        LARGE_TIME,
        /** Differences between runs, or chance within them, are too large to decide anything. */
        TOO_NOISY
    }

    /**
     * The part of a cell's change that the other steps of the same runs do not explain.
     *
     * @param change like {@link Cell#change}, with its 90 % interval
     * @param p one-sided p-value of the last look, before Holm
     * @param slope how far the cell follows the others: 1 fully, 0 not at all
     * @param leads whether the cell was screened by this change rather than by the measured one
     */
    public record Own(double change, double changeLow, double changeHigh, double p, double slope, boolean leads) {}

    /** Result of the comparison. */
    public enum State {
        STEADY,
        REGRESSED,
        IMPROVED,
        INCONCLUSIVE,
        /** Shown only: the plan cannot support it, neither direction is worse, or there is no baseline. */
        NOT_GATED
    }

    /**
     * Fresh runs for a flagged cell.
     *
     * @param differences per pair, candidate minus baseline, on the compared (logarithmic or arcsine) scale
     * @param baseline reference of {@link Cell#change}, on the metric's own scale: the mean of the pairs' baseline
     *     runs, or of the stored ones if only candidates were run; {@code null} if there is none, and in verdicts that
     *     predate this field
     * @param candidate the candidate's value on the same scale; {@code null} likewise
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

        /** A confirmation without values on the metric's own scale. */
        public Confirmation(List<Double> differences, double mean, double p, double pAdjusted, boolean confirmed) {
            this(differences, mean, p, pAdjusted, confirmed, null, null);
        }
    }

    /** {@code browse p95}. */
    public String name() {
        return step + " " + metric;
    }

    /** Whether it is in its state for such a reason; always false for verdicts that predate reasons. */
    public boolean isBecause(CellReason.Kind kind) {
        return why != null && why.stream().anyMatch(reason -> reason.kind() == kind);
    }

    public boolean gated() {
        return state != State.NOT_GATED;
    }

    /** Whether its change comes from fresh runs, and so the figures shown beside it. */
    public boolean ofFreshRuns() {
        return confirmation != null && !confirmation.differences().isEmpty();
    }

    /** A copy in another state. */
    public Cell as(State newState, List<CellReason> newWhy) {
        return with(newState, "", null, newWhy);
    }

    /** A copy with the same figures that is shown but decides nothing. */
    public Cell notGated(CellReason because) {
        return with(State.NOT_GATED, "", null, List.of(because));
    }

    /** A copy with the words that are stored with it. */
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
