package dev.onsale.record;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.onsale.record.machine.InjectorHealth;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The injectors among which a plan was split.
 *
 * @param shard the shard of this run, from 0; {@code null} for the merged run
 * @param count number of injectors
 * @param plan digest of everything that must be equal for their runs to be parts of one: see {@code PlanDigest}
 * @param startAtMs when the load of all injectors was to begin, in epoch ms by the clock of shard 0
 * @param injectors in the order of their shards; a shard's own run has only its own
 */
public record Fleet(
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Integer shard,
        int count,
        String plan,
        long startAtMs,
        List<Injector> injectors) {

    /**
     * In older runs, how the problem of an injector begins that was stopped because of another: with that one's name.
     */
    private static final String FOR_ANOTHER = "shard ";

    /** How far apart injectors may start. */
    public static final long APART_MS_MAX = 50;

    public Fleet {
        injectors = List.copyOf(injectors);
    }

    /**
     * One injector of a fleet.
     *
     * @param run the id of its own run; {@code null} if there is none
     * @param host the name of its machine; empty if unknown
     * @param clock its clock's offset from that of shard 0; {@code null} if they were not compared
     * @param startedAfterMs from the agreed instant to its t = 0, by the clock of shard 0; {@code null} if it never
     *     started
     * @param due visitors due on it, and {@code started} those it started
     * @param health {@code null} if its run is missing
     * @param problem why its part is incomplete, in one clause; {@code null} if it is complete
     * @param forAnother whether that is the problem of another injector, with which it was stopped; {@code null} if it
     *     has no problem, or if the run predates this field
     */
    public record Injector(
            int shard,
            @Nullable String run,
            String host,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            ClockOffset clock,

            @Nullable Long startedAfterMs,
            long due,
            long started,
            long responses,
            @Nullable InjectorHealth health,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String problem,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Boolean forAnother) {

        /** An injector without a problem, or with one of its own. */
        public Injector(
                int shard,
                @Nullable String run,
                String host,
                @Nullable ClockOffset clock,
                @Nullable Long startedAfterMs,
                long due,
                long started,
                long responses,
                @Nullable InjectorHealth health,
                @Nullable String problem) {
            this(shard, run, host, clock, startedAfterMs, due, started, responses, health, problem, null);
        }

        /**
         * Whether its problem is that of another, with which it was stopped; judged by the text where that was not
         * recorded.
         */
        public boolean stoppedForAnother() {
            return forAnother == null ? problem != null && problem.startsWith(FOR_ANOTHER) : forAnother;
        }

        /** A copy that is incomplete for this reason. */
        public Injector with(@Nullable String newProblem) {
            return new Injector(
                    shard, run, host, clock, startedAfterMs, due, started, responses, health, newProblem, forAnother);
        }
    }

    /**
     * A clock's offset from another, measured as by NTP.
     *
     * @param aheadMs what it shows minus what the other shows
     * @param withinMs half the round trip of the best exchange: the largest possible error of the offset
     */
    public record ClockOffset(double aheadMs, double withinMs) {}

    /** Its own entry; empty for a merged run. */
    public Optional<Injector> own() {
        return injectors.stream()
                .filter(injector -> shard != null && injector.shard() == shard)
                .findFirst();
    }

    /** Whether this run holds everything that the injectors recorded. */
    public boolean isMerged() {
        return shard == null;
    }
}
