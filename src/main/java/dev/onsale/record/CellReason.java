package dev.onsale.record;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;

/**
 * One of the findings for which a compared cell is in its state. It carries what the cell itself does not hold; the words
 * are chosen where it is shown.
 *
 * @param figures by what they are of; only those that the kind names
 */
public record CellReason(
        Kind kind,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<Figure, Double> figures) {

    public CellReason {
        figures = FiguresByName.copyOf(Figure.class, figures);
    }

    /** Of what a figure is. */
    public enum Figure {
        /** Responses or journeys. */
        SAMPLES,
        /** How many of them it takes. */
        NEEDED,
        /** How many of them a baseline run had. */
        BASELINE_SAMPLES,
        /** Baseline runs. */
        BASELINES,
        /** How many of them there should be, or are. */
        BASELINES_OF,
        /** Dates on which baseline runs were recorded. */
        DATES,
        /** The smallest change that could be seen, in the unit of {@link Cell#change}. */
        DETECTABLE,
        /** The change that must be seen, likewise. */
        MUST_DETECT,
        /** What the judged run alone showed, likewise. */
        CHANGE,
        /** The machine's own change, a share. */
        DRIFT,
        /** What the injector may have added, in ms. */
        ADDED_MS,
        /** What others took of the target's machine, a share of its cores. */
        OTHERS,
        /** Fresh runs of the candidate that showed the same. */
        AGAIN,
        /** Out of so many. */
        AGAIN_OF,
        /** Fresh runs of the baseline build that showed the same. */
        BASELINE_AGAIN,
        /** Out of so many. */
        BASELINE_AGAIN_OF
    }

    /** What was found. */
    public enum Kind {
        // Why a cell is not gated.
        /** {@code BASELINES} of {@code BASELINES_OF} needed. */
        TOO_FEW_BASELINES,
        /** Neither more nor fewer is worse by itself. */
        NO_DIRECTION_IS_WORSE,
        /** {@code SAMPLES} of {@code NEEDED} can be expected of a run. */
        TOO_FEW_SAMPLES,
        /** This run delivered {@code SAMPLES} of {@code NEEDED}, the baseline {@code BASELINE_SAMPLES}. */
        NOT_DELIVERED,
        NOT_KNOWN_OF_EVERY_RUN,
        NOT_KNOWN_OF_THIS_RUN,
        /** Known of {@code BASELINES} of {@code BASELINES_OF} baseline runs. */
        NOT_KNOWN_OF_ALL_BASELINES,
        /** A share so near its end that it cannot get worse by what counts. */
        CANNOT_GET_WORSE,
        /** By chance within the runs alone nothing below {@code DETECTABLE} could be seen, of {@code SAMPLES}. */
        HIDDEN_BY_CHANCE_WITHIN,
        /** In no baseline run, {@code SAMPLES} now. */
        APPEARED,
        /** {@code SAMPLES} in a baseline run, none now. */
        VANISHED,
        NOT_LISTED,
        /** Listed under {@code gate.only}, and what is said besides stands against gating it. */
        LISTED_NOT_GATED,
        LISTED_NOT_THERE,
        /** The judged run was invalid. */
        RUN_INVALID,
        /** An extreme or a moment: it may be red, and holds nothing open. */
        SHOWN_ONLY,

        // What the comparison found.
        WITHIN_NOISE,
        /** Beside what the other steps of the same runs say. */
        WITHIN_NOISE_BESIDE,
        NOTHING_TO_COMPARE,
        BETTER_UNCONFIRMED,
        BETTER,
        /** A sale that sells out earlier is no worse. */
        EARLIER,
        /** The machine's drift explains as much. */
        BETTER_BY_DRIFT,
        /** Faster, but more went wrong. */
        FASTER_BUT_FAILING,
        /** Nothing below {@code DETECTABLE} would have been seen, and {@code MUST_DETECT} must be. */
        TOO_COARSE,
        /** By counting alone nothing below {@code DETECTABLE} could be seen, of {@code SAMPLES}. */
        HIDDEN_BY_COUNTING,
        /** Too few responses by itself ({@code DETECTABLE}); judged with the step's other percentiles. */
        JUDGED_WITH_ITS_STEP,
        /** Baseline runs differ so much that nothing below {@code DETECTABLE} would have been seen. */
        BASELINES_DIFFER,
        NOISY_WITHIN_ITSELF,
        /** A moment: the target came back by itself. */
        BACK_BY_ITSELF,

        // What was flagged, and what fresh runs said.
        FLAGGED,
        /** The machine has become faster than it was for its baseline, which may hide as much. */
        HIDDEN_BY_MACHINE,
        NOT_CONFIRMED_YET,
        /** Slow in the judged run alone, on a machine of which others took {@code OTHERS} in the fresh runs as well. */
        OTHERS_HAD_THE_MACHINE,
        CLEARED,
        CONFIRMED_BY_PAIRS,
        CONFIRMED_BY_CANDIDATES,
        NEITHER_PROVEN_NOR_CLEARED,
        FRESH_RUNS_LACK_SAMPLES,
        /** The machine itself changed by {@code DRIFT} meanwhile. */
        MACHINE_DRIFT,
        /** Beyond chance as measured, not beside the other steps. */
        NOT_BESIDE_OTHERS,
        /** Beside the other steps, which became faster; no slower by itself. */
        ONLY_BESIDE_OTHERS,
        /** Beyond chance beside the other steps, within what runs differ by as measured. */
        NOT_AS_MEASURED,
        /** Of a part of a run: one of both is within noise. */
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
         * {@code AGAIN} of {@code AGAIN_OF} fresh runs of the candidate, {@code BASELINE_AGAIN} of {@code BASELINE_AGAIN_OF} of
         * the baseline build.
         */
        SO_IN_FRESH_RUNS,
        MAY_BE_CHANCE,

        // What stands between a finding and its proof.
        /** Not proven: the injector may have added {@code ADDED_MS}. */
        INJECTOR_MAY_HAVE_ADDED,
        /** As measured, but the injector may have added {@code ADDED_MS} to the baseline. */
        INJECTOR_MAY_HAVE_ADDED_BEFORE,
        /** {@code BASELINES} runs of {@code DATES} dates do not show what differs from night to night. */
        TOO_FEW_DATES
    }

    public static CellReason of(Kind kind) {
        return new CellReason(kind, Map.of());
    }

    public static CellReason of(Kind kind, Figure figure, double value) {
        return of(kind).with(figure, value);
    }

    /** The same with one more figure. */
    public CellReason with(Figure figure, double value) {
        return new CellReason(kind, FiguresByName.with(figures, figure, value));
    }

    /** One of its figures; not a number where a file does not hold it. */
    public double figure(Figure of) {
        return figures.getOrDefault(of, Double.NaN);
    }
}
