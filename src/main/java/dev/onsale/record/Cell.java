package dev.onsale.record;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One (step, metric) compared with the baseline. Times and counts are compared as logarithms, shares as the arcsine
 * of their square root.
 *
 * @param step step name, or kind of visitor for a journey's cell
 * @param metric for example {@code p95}, {@code errors}, {@code bought}
 * @param unit {@code ms}, {@code share}, {@code count}
 */
public record Cell(
        String step,
        String metric,
        String unit,
        State state,
        CellFigures figures,
        CellProof proof,
        CellGrounds grounds) {

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
     * @param change like {@link CellFigures#change}, with its 90 % interval
     * @param p one-sided, before Holm, of the last look
     * @param slope by how much the cell follows the others: 1 as they do, 0 not at all
     * @param leads whether the cell was screened by this; else by its change as measured
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
     * @param baseline what {@link CellFigures#change} is from, on the metric's own scale: the mean of the pairs' baseline runs, or of
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
        return why() != null && why().stream().anyMatch(reason -> reason.kind() == kind);
    }

    public boolean gated() {
        return state != State.NOT_GATED;
    }

    /** Whether its change comes from fresh runs, and so the figures shown beside it. */
    public boolean ofFreshRuns() {
        return confirmation() != null && !confirmation().differences().isEmpty();
    }

    /** A copy in another state. */
    public Cell as(State newState, List<CellReason> newWhy) {
        return with(newState, CellGrounds.of(null, own(), newWhy));
    }

    /** A copy with the same figures that is shown but decides nothing. */
    public Cell notGated(CellReason because) {
        return with(State.NOT_GATED, CellGrounds.of(null, own(), List.of(because)));
    }

    /** A copy with the words that are stored with it. */
    public Cell worded(String words) {
        return with(state, new CellGrounds(words, fact(), own(), why()));
    }

    private Cell with(State newState, CellGrounds newGrounds) {
        return new Cell(step, metric, unit, newState, figures, proof, newGrounds);
    }

    public @Nullable Double baseline() {
        return figures.baseline();
    }

    public @Nullable Double candidate() {
        return figures.candidate();
    }

    public @Nullable Double change() {
        return figures.change();
    }

    public @Nullable Double changeLow() {
        return figures.changeLow();
    }

    public @Nullable Double changeHigh() {
        return figures.changeHigh();
    }

    public @Nullable Double p() {
        return proof.p();
    }

    public @Nullable Double pAdjusted() {
        return proof.pAdjusted();
    }

    public boolean flagged() {
        return proof.flagged();
    }

    public @Nullable Confirmation confirmation() {
        return proof.confirmation();
    }

    public @Nullable Double smallestDetectable() {
        return proof.smallestDetectable();
    }

    public long samples() {
        return proof.samples();
    }

    public String reason() {
        return grounds.reason();
    }

    public @Nullable Fact fact() {
        return grounds.fact();
    }

    public @Nullable Own own() {
        return grounds.own();
    }

    public @Nullable List<CellReason> why() {
        return grounds.why();
    }
}
