package dev.onsale.record;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One of the findings for which a limit is not met, or not proven to be broken. It carries what the limit itself does not
 * hold; the words are chosen where it is shown.
 *
 * @param of steps that it is about, by name
 * @param figures by what they are of; only those that the kind names
 * @param counts how many there were of each kind of failure, or of each outcome; the most frequent first
 * @param windows stretches of the run in which it was found; only those that the kind names
 */
public record BudgetReason(
        Kind kind,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> of,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<Figure, Double> figures,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, Long> counts,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Window> windows) {

    public BudgetReason {
        of = of == null ? List.of() : List.copyOf(of);
        figures = FiguresByName.copyOf(Figure.class, figures);
        counts = counts == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(counts));
        windows = windows == null ? List.of() : List.copyOf(windows);
    }

    /**
     * One stretch of the run, from its start to its end in ms since the load's start.
     *
     * @param value what the limit is of, in its unit: ms of a quantile, or the share of failures
     * @param samples what the value rests on
     * @param unanswered how many never came, where the value is the least that it can be; 0 otherwise
     */
    public record Window(long startMs, long endMs, double value, long samples, long unanswered) {}

    /** Of what a figure is. */
    public enum Figure {
        /** What others took of the target's machine, a share of its cores. */
        OTHERS,
        /** How many did what the limit is of. */
        SUCH,
        /** Out of so many. */
        ALL,
        /** The lower end of the share's exact 95 % interval. */
        SHARE_LOW,
        /** What a time is at least, in ms. */
        AT_LEAST_MS,
        /** Successful responses that it takes before the surge. */
        NEEDED_BEFORE,
        /** Responses that it takes after it. */
        NEEDED_AFTER,
        /** The p95 up to which a step is back, in ms. */
        BAND_MS,
        /** The share of errors up to which it is. */
        BAND_ERRORS,
        /** When the surge was over, in ms since the load's start. */
        SURGE_END_MS,
        /** What the injector may have added, in ms. */
        ADDED_MS
    }

    /** What was found. */
    public enum Kind {
        // Nothing to observe.
        NEVER_RAN,
        /** The run had too many names to tell this one from the others. */
        NOT_TOLD_APART,
        /** None of {@code ALL} requests. */
        NONE_SUCCEEDED,
        NO_RESPONSE,
        /** No scenario in the words of onsale, which alone know how journeys end. */
        JOURNEYS_NOT_KNOWN,
        NO_VISITOR,
        /** The planned rate never rises above the opening one. */
        NO_SURGE,
        /** No step had {@code NEEDED_BEFORE} before the surge and {@code NEEDED_AFTER} after it. */
        TOO_FEW_AROUND_SURGE,

        // Out of how many.
        /** {@code SUCH} of {@code ALL} requests failed, by {@code counts}; at least {@code SHARE_LOW} where chance counts. */
        FAILED,
        /** {@code SUCH} of {@code ALL} journeys, likewise. */
        JOURNEYS,
        /** Of {@code ALL} responses. */
        OF_RESPONSES,
        /** Of {@code ALL} requests of a name that is one step with others. */
        OF_NAME,

        // When.
        /** First over in the first of the {@code windows}, worst in the second. */
        FIRST_AND_WORST,
        /** Over the limit as a whole, in no single second. */
        AS_A_WHOLE,
        /** In the one of the {@code windows}. */
        IN_WINDOW,

        /** Longer than {@code AT_LEAST_MS}: {@code SUCH} of {@code ALL} were never answered. */
        NEVER_ANSWERED,

        // Whether a step came back.
        /** Inside {@code BAND_MS} and {@code BAND_ERRORS} only then; the surge was over at {@code SURGE_END_MS}. */
        BACK_LATE,
        /** Never inside it. */
        NEVER_BACK,

        // Nothing succeeded.
        /** All {@code ALL} requests, by {@code counts}. */
        ALL_FAILED,
        /** Nobody bought or was done; how they ended by {@code counts}. */
        NOBODY_FINISHED,
        /** The last steps {@code of} a scenario never succeeded. */
        NOBODY_AT_ITS_END,

        /** Not proven: the injector may have added {@code ADDED_MS}, or the difference where it is no time. */
        INJECTOR_MAY_HAVE_ADDED,
        /** Others took {@code OTHERS} of the machine that the target runs on. */
        OTHERS_HAD_THE_MACHINE
    }

    public static BudgetReason of(Kind kind) {
        return new BudgetReason(kind, List.of(), Map.of(), Map.of(), List.of());
    }

    public static BudgetReason of(Kind kind, Figure figure, double value) {
        return of(kind).with(figure, value);
    }

    /** The same with one more figure. */
    public BudgetReason with(Figure figure, double value) {
        return new BudgetReason(kind, of, FiguresByName.with(figures, figure, value), counts, windows);
    }

    /** The same of these counts, the most frequent first. */
    public BudgetReason by(Map<String, Long> newCounts) {
        return new BudgetReason(kind, of, figures, newCounts, windows);
    }

    /** The same of these stretches. */
    public BudgetReason in(Window... newWindows) {
        return new BudgetReason(kind, of, figures, counts, List.of(newWindows));
    }

    /** The same of these steps. */
    public BudgetReason about(List<String> steps) {
        return new BudgetReason(kind, steps, figures, counts, windows);
    }

    /** One of its figures; not a number where a file does not hold it. */
    public double figure(Figure name) {
        return figures.getOrDefault(name, Double.NaN);
    }
}
