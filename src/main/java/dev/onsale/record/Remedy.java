package dev.onsale.record;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;

/**
 * What would settle an inconclusive or invalid verdict, as data.
 *
 * @param of names of the cells, checks or runs that it is about
 * @param figures the figures that the kind names
 */
public record Remedy(
        Kind kind,
        List<String> of,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<Figure, Double> figures) {

    public Remedy {
        of = List.copyOf(of);
        figures = FiguresByName.copyOf(Figure.class, figures);
    }

    /** What a figure measures. */
    public enum Figure {
        /** Pairs or runs to be made. */
        RUNS,
        /** Dates on which more baseline runs are wanted. */
        DATES,
        /** The present smallest detectable regression, in the unit of {@link Cell#change}. */
        DETECTABLE,
        /** The same with that many more runs. */
        DETECTABLE_THEN,
        /** What it must be. */
        MUST_DETECT,
        /** Factor by which a run must have more responses; 0 if that alone is not enough. */
        LONGER,
        /** Baseline runs that are left. */
        BASELINES
    }

    public enum Kind {
        /** See the hint of a validity check. */
        MAKE_VALID,
        /** A budget is exceeded unless the injector was late. */
        RUN_WITH_FREE_PROCESSORS,
        /** No visitor reached the end of the simulation. */
        LONGER_THAN_JOURNEYS,
        /** All visitors left before the end, though nothing failed. */
        SEND_ONE_VISITOR,
        /** An assertion cannot be judged. */
        WITHOUT_ASSERTION,
        /** Everything was sold before any visitor bought. */
        FREE_SEATS,
        /** Another run that reaches the cell, or a new baseline. */
        RUN_THAT_REACHES_IT,
        /** The same, or a {@code gate.only} that does not list it. */
        RUN_THAT_REACHES_IT_OR_UNLIST,
        /** {@code RUNS} fresh pairs. */
        FRESH_PAIRS,
        /** {@code RUNS} fresh runs of the candidate. */
        FRESH_CANDIDATES,
        /** Fresh pairs, in which the machine's drift cancels out. */
        PAIRS_AGAINST_DRIFT,
        MORE_PAIRS,
        MORE_PAIRS_OR_BASELINES,
        /** Fresh runs that deliver enough samples. */
        ENOUGH_SAMPLES,
        ANOTHER_CANDIDATE,
        /** The gate once more, and a look at what the target did. */
        GATE_AGAIN,
        /** Fresh pairs while nothing else wants the injector's processors. */
        PAIRS_WITH_FREE_PROCESSORS,
        /** Baseline runs made likewise. */
        BASELINES_WITH_FREE_PROCESSORS,
        /**
         * {@code RUNS} more baseline runs bring what is detectable from {@code DETECTABLE} to {@code DETECTABLE_THEN}.
         */
        MORE_BASELINES,
        /** {@code RUNS} of them are not enough to reach {@code MUST_DETECT}. */
        MORE_THAN_BASELINES,
        /** Baseline runs on {@code DATES} more dates. */
        BASELINES_OF_MORE_DATES,
        /** A comparison without these runs; {@code BASELINES} are left. */
        WITHOUT_ODD_BASELINES,
        LONGER_PLAN
    }

    public static Remedy of(Kind kind, String... names) {
        return new Remedy(kind, List.of(names), Map.of());
    }

    /** A copy with one more figure. */
    public Remedy with(Figure figure, double value) {
        return new Remedy(kind, of, FiguresByName.with(figures, figure, value));
    }

    /** One of its figures; NaN if the file lacks it. */
    public double figure(Figure name) {
        return figures.getOrDefault(name, Double.NaN);
    }
}
