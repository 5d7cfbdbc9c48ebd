package dev.onsale.record;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.onsale.record.RunSummary.AbortCause;
import dev.onsale.record.clue.Figured;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Why a run stopped before its plan ended, or why an injector's part of it is incomplete, without words.
 *
 * @param of names of what it is about, or what another program said; only if the kind names them
 * @param figures the figures that the kind names
 * @param at the injector that it happened to; {@code null} if it concerns the whole run, or the injector that records it
 */
public record StopReason(
        Kind kind,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> of,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<Figure, Double> figures,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable At at)
        implements Figured<StopReason.Figure> {

    public StopReason {
        of = of == null ? List.of() : List.copyOf(of);
        figures = FiguresByName.copyOf(Figure.class, figures);
    }

    /**
     * One injector of a fleet.
     *
     * @param count number of injectors
     * @param host the name of its machine; empty if unknown
     */
    public record At(int shard, int count, String host) {}

    /** What a figure measures. */
    public enum Figure {
        /** The share of failed requests that the abort rule allows. */
        ALLOWED_SHARE,
        /** How long the trouble lasted, or was waited for, in ms. */
        LASTED_MS,
        REQUESTS,
        /** An instant in epoch ms. */
        DUE_AT_MS,
        /** How many injectors the fleet has. */
        INJECTORS,
        /** How many the newcomer expects. */
        INJECTORS_THERE
    }

    /** What happened. */
    public enum Kind {
        /** More than {@code ALLOWED_SHARE} of requests failed for {@code LASTED_MS}. */
        REQUESTS_FAILED(AbortCause.TARGET_FAILED),
        /** The target at {@code of} accepted connections and answered none of {@code REQUESTS} in {@code LASTED_MS}. */
        NOTHING_ANSWERED(AbortCause.TARGET_FAILED),
        /** The target has answered nothing, nor accepted a connection, in {@code LASTED_MS}. */
        TARGET_SILENT(AbortCause.TARGET_UNREACHABLE),
        USER(AbortCause.USER),

        /** The run tried to connect to {@code of}, which is not an allowed target. */
        ADDRESS_NOT_ALLOWED(AbortCause.INJECTOR),
        /** The injector ran short; {@code of} are the kinds of fault. */
        INJECTOR_SHORT(AbortCause.INJECTOR),
        /** The record cannot be written, as the system says in {@code of}. */
        RECORD_NOT_WRITTEN(AbortCause.INJECTOR),
        /** Gatling ended the run, as it says in {@code of}. */
        ENGINE_ENDED(AbortCause.INJECTOR),
        /** The injector ended with the error {@code of}. */
        ERROR(AbortCause.INJECTOR),

        /** Not ready at the agreed instant {@code DUE_AT_MS}. */
        NOT_READY(AbortCause.INJECTOR),
        /** No message from the injector for {@code LASTED_MS}. */
        INJECTOR_SILENT(AbortCause.INJECTOR),
        /** No message from the coordinator for {@code LASTED_MS}. */
        COORDINATOR_SILENT(AbortCause.INJECTOR),
        /** The shards {@code of}, of {@code INJECTORS}, did not join within {@code LASTED_MS}. */
        NOT_JOINED(AbortCause.INJECTOR),
        /** May not join: it expects {@code INJECTORS_THERE}, the fleet has {@code INJECTORS}. */
        OTHER_COUNT(AbortCause.INJECTOR),
        /** May not join: its version and the fleet's are {@code of}. */
        OTHER_VERSION(AbortCause.INJECTOR),
        /** May not join: its plan, seed, scenario or target differs. */
        OTHER_PLAN(AbortCause.INJECTOR),
        /** May not join: that shard has already joined on the machine {@code of}. */
        JOINED_TWICE(AbortCause.INJECTOR),
        /** May not join: the target is a loopback address, and its machine is not the machine {@code of} of shard 0. */
        LOOPBACK_ELSEWHERE(AbortCause.INJECTOR),
        /** May not join: the fleet has already started or ended. */
        TOO_LATE(AbortCause.INJECTOR),

        /** The injector's process ended with {@code of} and left no run; a second name is what it said last. */
        ENDED_WITHOUT_RUN(AbortCause.INJECTOR),
        /** It did not end in time, and left no run. */
        NOT_ENDED(AbortCause.INJECTOR),
        /** Nothing is known but that there is no run. */
        NO_RUN(AbortCause.INJECTOR),

        /** In the words {@code of} of a version that stored nothing else; what was the cause is stored beside it. */
        AS_WORDED(null);

        private final @Nullable AbortCause cause;

        Kind(@Nullable AbortCause cause) {
            this.cause = cause;
        }

        /** Whether it is why an injector may not join a fleet. */
        public boolean isRefusal() {
            return compareTo(OTHER_COUNT) >= 0 && compareTo(TOO_LATE) <= 0;
        }
    }

    public static StopReason of(Kind kind, String... names) {
        return of(kind, List.of(names));
    }

    public static StopReason of(Kind kind, List<String> names) {
        return new StopReason(kind, names, Map.of(), null);
    }

    /** A copy with one more figure. */
    public StopReason with(Figure figure, double value) {
        return new StopReason(kind, of, FiguresByName.with(figures, figure, value), at);
    }

    /** A copy that happened to this injector; the same if it says so already. */
    public StopReason at(At injector) {
        return at == null ? new StopReason(kind, of, figures, injector) : this;
    }

    /** Who or what stops a run for this; never of an old run's words. */
    public AbortCause cause() {
        return Objects.requireNonNull(kind.cause);
    }
}
