package dev.onsale.record;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.onsale.record.clue.Figured;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A finding because of which a limit is not met, or not proven to be exceeded. It carries what the limit itself does
 * not hold; the report words it.
 *
 * @param of names of the steps that it is about
 * @param figures the figures that the kind names
 * @param counts how many there were of each kind of failure, or of each outcome; the most frequent first
 * @param windows stretches of the run in which it was found, if the kind names any
 */
public record BudgetReason(
        Kind kind,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> of,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<Figure, Double> figures,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, Long> counts,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Window> windows)
        implements Figured<BudgetReason.Figure> {

    public BudgetReason {
        of = of == null ? List.of() : List.copyOf(of);
        figures = FiguresByName.copyOf(Figure.class, figures);
        counts = counts == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(counts));
        windows = windows == null ? List.of() : List.copyOf(windows);
    }

    /**
     * A stretch of the run, from its start to its end in ms since the load's start.
     *
     * @param value the limited figure, in its unit: ms of a quantile, or the share of failures
     * @param samples number of samples behind the value
     * @param unanswered how many never got a response, where the value is a lower bound; 0 otherwise
     */
    public record Window(long startMs, long endMs, double value, long samples, long unanswered) {}

    /** What a figure measures. */
    public enum Figure {
        /** What other programs took of the target's machine, a share of its cores. */
        OTHERS,
        /** How many requests or journeys count towards the limit. */
        SUCH,
        /** Out of how many. */
        ALL,
        /** Lower end of the share's exact 95 % confidence interval. */
        SHARE_LOW,
        /** Lower bound of a time, in ms. */
        AT_LEAST_MS,
        /** Successful responses needed before the surge. */
        NEEDED_BEFORE,
        /** Responses needed after it. */
        NEEDED_AFTER,
        /** The p95 up to which a step counts as recovered, in ms. */
        BAND_MS,
        /** The share of errors up to which it counts as recovered. */
        BAND_ERRORS,
        /** When the surge was over, in ms since the load's start. */
        SURGE_END_MS,
        /** What the injector may have added, in ms. */
        ADDED_MS
    }

    public enum Kind {
        // Nothing was observed.
        NEVER_RAN,
        /** The run had too many names to keep this one apart from the others. */
        NOT_TOLD_APART,
        /** None of {@code ALL} requests. */
        NONE_SUCCEEDED,
        NO_RESPONSE,
        /** The scenario is not written in onsale's words, and only those report how journeys end. */
        JOURNEYS_NOT_KNOWN,
        /** Only the words of onsale say when visitors were due, and only since this version. */
        DUE_NOT_KNOWN,
        NO_VISITOR,
        /** The planned rate never rises above the initial one. */
        NO_SURGE,
        /** No step had {@code NEEDED_BEFORE} responses before the surge and {@code NEEDED_AFTER} after it. */
        TOO_FEW_AROUND_SURGE,

        // Out of how many.
        /**
         * {@code SUCH} of {@code ALL} requests failed, by {@code counts}; at least {@code SHARE_LOW} where chance
         * counts.
         */
        FAILED,
        /** {@code SUCH} of {@code ALL} journeys; otherwise like {@code FAILED}. */
        JOURNEYS,
        /** Of {@code ALL} responses. */
        OF_RESPONSES,
        /** Of {@code ALL} requests of a name that shares its step with others. */
        OF_NAME,

        // When.
        /** First exceeded in the first of the {@code windows}, worst in the second. */
        FIRST_AND_WORST,
        /** Exceeded over the whole run, in no single second. */
        AS_A_WHOLE,
        /** In the given one of the {@code windows}. */
        IN_WINDOW,

        /** Longer than {@code AT_LEAST_MS}: {@code SUCH} of {@code ALL} requests never got a response. */
        NEVER_ANSWERED,

        // Whether a step recovered.
        /** Within {@code BAND_MS} and {@code BAND_ERRORS} only then; the surge was over at {@code SURGE_END_MS}. */
        BACK_LATE,
        /** Never within the band. */
        NEVER_BACK,

        // Nothing succeeded.
        /** All {@code ALL} requests, by {@code counts}. */
        ALL_FAILED,
        /** No visitor bought or finished; {@code counts} says how they ended. */
        NOBODY_FINISHED,
        /** The last steps {@code of} a scenario never succeeded. */
        NOBODY_AT_ITS_END,

        /**
         * Not proven: the injector may have added {@code ADDED_MS}; where the limit is no time, it may have added the
         * difference.
         */
        INJECTOR_MAY_HAVE_ADDED,
        /** Other programs took {@code OTHERS} of the machine that the target runs on. */
        OTHERS_HAD_THE_MACHINE
    }

    public static BudgetReason of(Kind kind) {
        return new BudgetReason(kind, List.of(), Map.of(), Map.of(), List.of());
    }

    public static BudgetReason of(Kind kind, Figure figure, double value) {
        return of(kind).with(figure, value);
    }

    /** A copy with one more figure. */
    public BudgetReason with(Figure figure, double value) {
        return new BudgetReason(kind, of, FiguresByName.with(figures, figure, value), counts, windows);
    }

    /** A copy with these counts, the most frequent first. */
    public BudgetReason by(Map<String, Long> newCounts) {
        return new BudgetReason(kind, of, figures, newCounts, windows);
    }

    /** A copy with these stretches. */
    public BudgetReason in(Window... newWindows) {
        return new BudgetReason(kind, of, figures, counts, List.of(newWindows));
    }

    /** A copy about these steps. */
    public BudgetReason about(List<String> steps) {
        return new BudgetReason(kind, steps, figures, counts, windows);
    }
}
