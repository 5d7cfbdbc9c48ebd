package dev.onsale.record;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.onsale.record.clue.Figured;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What was observed of one condition of the injector and the plan, met or not, as data. The report words it, its limit
 * and its remedy.
 *
 * @param of what it is about, by name or as recorded; only if the kind names it
 * @param figures the figures that the kind names
 * @param faults of the injector, by kind
 * @param parts injectors of a fleet whose part is incomplete
 * @param stopped why the run was stopped, if the kind says that it was; {@code null} in older files, which say so in
 *     {@code of}
 */
public record ValidityFinding(
        Kind kind,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) String of,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<Figure, Double> figures,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, Long> faults,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Part> parts,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable StopReason stopped)
        implements Figured<ValidityFinding.Figure> {

    public ValidityFinding {
        of = of == null ? "" : of;
        figures = FiguresByName.copyOf(Figure.class, figures);
        faults = faults == null ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(faults));
        parts = parts == null ? List.of() : List.copyOf(parts);
    }

    /**
     * One injector of a fleet.
     *
     * @param missing visitors due on it if its run is missing; {@code null} if there is a run
     * @param why what happened to it; {@code null} in older files
     * @param problem the same in words, in those alone
     */
    public record Part(
            int shard,
            String host,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Long missing,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            StopReason why,

            @JsonInclude(JsonInclude.Include.NON_EMPTY) String problem) {

        public Part {
            problem = problem == null && why != null ? "" : problem;
        }

        public Part(Fleet.Injector injector, StopReason why) {
            this(
                    injector.shard(),
                    injector.host(),
                    injector.run() == null ? injector.share().due() : null,
                    why,
                    "");
        }

        /** What happened to it, of whatever version. */
        public StopReason reason() {
            return why == null ? StopReason.of(StopReason.Kind.AS_WORDED, problem) : why;
        }
    }

    /** What a figure measures. */
    public enum Figure {
        /** When the run was stopped, in ms since the load's start. */
        AT_MS,
        /** Visitors started per second, from when they began to be late. */
        HELD_PER_SECOND,
        /** Visitors due in the same seconds. */
        DUE_PER_SECOND,
        RESPONSES,
        /** Requests that the run's end cut off. */
        CUT,
        STARTED,
        DUE,
        /** The largest difference allowed, as a share of the due visitors. */
        ALLOWED_SHARE,
        /** Whole seconds of the load. */
        SECONDS,
        /** How many of them deviated from the plan. */
        SECONDS_OUTSIDE,
        /** When the worst of them began, in ms since the load's start. */
        WORST_MS,
        /** By how much the clock was set, in ms; negative for back. */
        SET_BY_MS,
        INJECTORS,
        /** How many of them were stopped because of another. */
        STOPPED_WITH_IT,
        /** How far apart injectors started, in ms. */
        APART_MS,
        /** How far apart they may start, in ms. */
        ALLOWED_MS
    }

    public enum Kind {
        RAN_TO_ITS_END,
        /** The target failed, for the reason {@code stopped}, at {@code AT_MS}; the run is valid. */
        TARGET_FAILED,
        /** Stopped likewise: the target never responded. */
        TARGET_UNREACHABLE,
        STOPPED_BY_USER,
        /** Stopped likewise, by one of the {@code faults} if any were counted. */
        STOPPED_BY_INJECTOR,
        /** The injector held {@code HELD_PER_SECOND} of {@code DUE_PER_SECOND}; then it was stopped likewise. */
        INJECTOR_AT_ITS_LIMIT,

        /** To the plan {@code of}. */
        RESPONSES,
        /** The target at {@code of} accepted no connection. */
        NO_CONNECTION,
        /** The end of the run cut off all {@code CUT} requests to {@code of}. */
        CUT_OFF,

        /** {@code STARTED} of {@code DUE} visitors, within {@code ALLOWED_SHARE}. */
        STARTED,
        /** {@code STARTED}; how many were due is unknown, for the reason {@code of}. */
        STARTED_UNCHECKED,
        /** As due in all {@code SECONDS}. */
        STARTED_EACH_SECOND,
        /**
         * Off in {@code SECONDS_OUTSIDE} of them, worst at {@code WORST_MS}; with the injector's rate if it was at its
         * limit.
         */
        STARTED_OUTSIDE,
        /** In one phase, within {@code ALLOWED_SHARE}, or within one visitor where that is not given. */
        STARTED_IN_PHASE,

        /** The injector's own {@code faults}. */
        FAULTS,

        CLOCK_FORWARD,
        /** By {@code SET_BY_MS}, during the run. */
        CLOCK_SET,
        CLOCK_BACKWARDS,

        /** All {@code INJECTORS}, or all but the {@code parts}; {@code STOPPED_WITH_IT} besides them. */
        WHOLE,
        /** Injectors started within {@code APART_MS}. */
        TOGETHER,
        /** The same, by clocks that were not compared. */
        TOGETHER_BY_OWN_CLOCKS
    }

    public static ValidityFinding of(Kind kind) {
        return of(kind, "");
    }

    public static ValidityFinding of(Kind kind, String name) {
        return new ValidityFinding(kind, name, Map.of(), Map.of(), List.of(), null);
    }

    /** Of a run that was stopped. */
    public static ValidityFinding of(Kind kind, RunSummary.Abort abort) {
        return new ValidityFinding(kind, "", Map.of(), Map.of(), List.of(), abort.reason())
                .with(Figure.AT_MS, abort.atMs());
    }

    /** A copy with one more figure. */
    public ValidityFinding with(Figure figure, double value) {
        return new ValidityFinding(kind, of, FiguresByName.with(figures, figure, value), faults, parts, stopped);
    }

    /** A copy with these faults of the injector. */
    public ValidityFinding by(Map<String, Long> newFaults) {
        return new ValidityFinding(kind, of, figures, newFaults, parts, stopped);
    }

    /** A copy with these injectors. */
    public ValidityFinding in(List<Part> newParts) {
        return new ValidityFinding(kind, of, figures, faults, newParts, stopped);
    }
}
