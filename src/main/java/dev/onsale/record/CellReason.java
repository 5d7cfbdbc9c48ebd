package dev.onsale.record;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.onsale.record.clue.Figured;
import java.util.Map;

/**
 * A finding because of which a compared cell is in its state. It carries what the cell itself does not hold; the report
 * words it.
 *
 * @param figures the figures that the kind names
 */
public record CellReason(
        Kind kind,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<Figure, Double> figures) implements Figured<CellReason.Figure> {

    public CellReason {
        figures = FiguresByName.copyOf(Figure.class, figures);
    }

    /** What a figure measures. */
    public enum Figure {
        /** Responses or journeys. */
        SAMPLES,
        /** How many of them are needed. */
        NEEDED,
        /** How many of them a baseline run had. */
        BASELINE_SAMPLES,
        /** Baseline runs. */
        BASELINES,
        /** How many baseline runs there should be, or are. */
        BASELINES_OF,
        /** Dates on which baseline runs were recorded. */
        DATES,
        /** Smallest detectable change, in the unit of {@link Cell#change}. */
        DETECTABLE,
        /** The change that must be detectable, likewise. */
        MUST_DETECT,
        /** The change in the judged run alone, likewise. */
        CHANGE,
        /** The machine's own change, a share. */
        DRIFT,
        /** What the injector may have added, in ms. */
        ADDED_MS,
        /** What other programs took of the target's machine, a share of its cores. */
        OTHERS,
        /** Fresh runs of the candidate that showed the same. */
        AGAIN,
        /** Out of how many. */
        AGAIN_OF,
        /** Fresh runs of the baseline build that showed the same. */
        BASELINE_AGAIN,
        /** Out of how many. */
        BASELINE_AGAIN_OF
    }

    public enum Kind {
        // Why a cell is not gated.
        /** {@code BASELINES} of {@code BASELINES_OF} needed baseline runs. */
        TOO_FEW_BASELINES,
        /** Neither more nor fewer is worse in itself. */
        NO_DIRECTION_IS_WORSE,
        /** A run is expected to have {@code SAMPLES} of {@code NEEDED}. */
        TOO_FEW_SAMPLES,
        /** This run delivered {@code SAMPLES} of {@code NEEDED}, the baseline {@code BASELINE_SAMPLES}. */
        NOT_DELIVERED,
        NOT_KNOWN_OF_EVERY_RUN,
        NOT_KNOWN_OF_THIS_RUN,
        /** Known for {@code BASELINES} of {@code BASELINES_OF} baseline runs. */
        NOT_KNOWN_OF_ALL_BASELINES,
        /** A share so close to its bound that it cannot get worse by the amount that counts. */
        CANNOT_GET_WORSE,
        /** Chance within the runs alone hides any change below {@code DETECTABLE}, with {@code SAMPLES}. */
        HIDDEN_BY_CHANCE_WITHIN,
        /** In no baseline run; {@code SAMPLES} now. */
        APPEARED,
        /** {@code SAMPLES} in a baseline run; none now. */
        VANISHED,
        NOT_LISTED,
        /** Listed under {@code gate.only}, but not gated for the other reason given. */
        LISTED_NOT_GATED,
        LISTED_NOT_THERE,
        /** The judged run was invalid. */
        RUN_INVALID,
        /** An extreme value or an instant: it may regress, but never makes the verdict inconclusive. */
        SHOWN_ONLY,

        // What the comparison found.
        WITHIN_NOISE,
        /** Within noise, given the other steps of the same runs. */
        WITHIN_NOISE_BESIDE,
        NOTHING_TO_COMPARE,
        BETTER_UNCONFIRMED,
        BETTER,
        /** Earlier, which is no worse for a sale that sells out. */
        EARLIER,
        /** Better by no more than the machine's drift explains. */
        BETTER_BY_DRIFT,
        /** Faster, but with more failures. */
        FASTER_BUT_FAILING,
        /** No change below {@code DETECTABLE} is detectable, but {@code MUST_DETECT} must be. */
        TOO_COARSE,
        /** Counting noise alone hides any change below {@code DETECTABLE}, with {@code SAMPLES}. */
        HIDDEN_BY_COUNTING,
        /** Too few responses of its own ({@code DETECTABLE}); judged with the step's other percentiles. */
        JUDGED_WITH_ITS_STEP,
        /** Baseline runs differ so much that no change below {@code DETECTABLE} is detectable. */
        BASELINES_DIFFER,
        NOISY_WITHIN_ITSELF,
        /** A single episode: the target recovered by itself. */
        BACK_BY_ITSELF,

        // What was flagged, and what fresh runs showed.
        FLAGGED,
        /** The machine is faster than it was for its baseline, which may hide as much. */
        HIDDEN_BY_MACHINE,
        NOT_CONFIRMED_YET,
        /**
         * Slow only in the judged run, on a machine of which other programs took {@code OTHERS} in the fresh runs as
         * well.
         */
        OTHERS_HAD_THE_MACHINE,
        CLEARED,
        CONFIRMED_BY_PAIRS,
        CONFIRMED_BY_CANDIDATES,
        NEITHER_PROVEN_NOR_CLEARED,
        FRESH_RUNS_LACK_SAMPLES,
        /** The machine itself changed by {@code DRIFT} in the meantime. */
        MACHINE_DRIFT,
        /** Beyond chance as measured, but not given the other steps. */
        NOT_BESIDE_OTHERS,
        /** Beyond chance given the other steps, which became faster; no slower in itself. */
        ONLY_BESIDE_OTHERS,
        /** Beyond chance given the other steps; as measured, within the differences between runs. */
        NOT_AS_MEASURED,
        /** For part of a run: the change as measured, or the one given the other steps, is within noise. */
        ONE_OF_BOTH_WITHIN_NOISE,
        GONE,
        TOO_LARGE_FOR_CHANCE,
        NOT_CONFIRMED_BY_FRESH_RUNS,
        /** {@code AGAIN} of {@code AGAIN_OF} fresh runs. */
        AS_SLOW_AGAIN,
        /** {@code CHANGE} in the judged run, too large for chance. */
        SEEN_ONCE,
        /** In none of {@code AGAIN_OF} fresh runs. */
        NOT_AGAIN,
        /** {@code SAMPLES} tickets bought. */
        NEVER_SOLD_OUT,
        /** Never back in its band in {@code SAMPLES} responses. */
        NEVER_BACK,
        /** {@code SAMPLES} failures of a kind in no baseline run. */
        NEW_FAILURE,
        /**
         * {@code AGAIN} of {@code AGAIN_OF} fresh runs of the candidate, {@code BASELINE_AGAIN} of
         * {@code BASELINE_AGAIN_OF} of the baseline build.
         */
        SO_IN_FRESH_RUNS,
        MAY_BE_CHANCE,

        // What keeps a finding from being proven.
        /** Not proven: the injector may have added {@code ADDED_MS}. */
        INJECTOR_MAY_HAVE_ADDED,
        /** As measured, but the injector may have added {@code ADDED_MS} to the baseline. */
        INJECTOR_MAY_HAVE_ADDED_BEFORE,
        /** {@code BASELINES} runs of {@code DATES} dates do not show how much nights differ. */
        TOO_FEW_DATES
    }

    public static CellReason of(Kind kind) {
        return new CellReason(kind, Map.of());
    }

    public static CellReason of(Kind kind, Figure figure, double value) {
        return of(kind).with(figure, value);
    }

    /** A copy with one more figure. */
    public CellReason with(Figure figure, double value) {
        return new CellReason(kind, FiguresByName.with(figures, figure, value));
    }
}
