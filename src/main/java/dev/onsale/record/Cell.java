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
 * @param reason why it is in this state, one clause
 * @param fact what happened, where that is more than a change of size; {@code null} otherwise
 * @param own what of the change is this cell's own, beside what the other steps of the same runs say; {@code null} where
 *     they say nothing, and in verdicts from before it was known
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

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Own own) {

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
     */
    public record Confirmation(List<Double> differences, double mean, double p, double pAdjusted, boolean confirmed) {}

    /** {@code browse p95}. */
    public String name() {
        return step + " " + metric;
    }

    /** The same in another state. */
    public Cell as(State newState, String newReason) {
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
                null,
                own);
    }

    public boolean gated() {
        return state != State.NOT_GATED;
    }

    /** The same figures, shown and decided by nothing. */
    public Cell notGated(String why) {
        return new Cell(
                step,
                metric,
                unit,
                State.NOT_GATED,
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
                why,
                null,
                own);
    }
}
