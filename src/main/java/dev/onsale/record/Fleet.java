package dev.onsale.record;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.onsale.record.machine.InjectorHealth;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The injectors among which a plan was split.
 *
 * @param shard which of them this run is of, from 0; {@code null} of the run that all of theirs were merged into
 * @param count how many there are
 * @param plan digest of all that has to be the same for their runs to be parts of one: see {@code PlanDigest}
 * @param startAtMs when the load of all was to begin, in epoch ms by the clock of shard 0
 * @param injectors in the order of their shards; of a shard's own run that one alone
 */
public record Fleet(
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Integer shard,
        int count,
        String plan,
        long startAtMs,
        List<Injector> injectors) {

    /** How the problem of an injector that was stopped for another begins in older runs: with the name of that one. */
    private static final String FOR_ANOTHER = "shard ";

    /** How far apart injectors may begin. */
    public static final long APART_MS_MAX = 50;

    public Fleet {
        injectors = List.copyOf(injectors);
    }

    /**
     * One of them.
     *
     * @param run the id of its own run; {@code null} if there is none
     * @param host the name of its machine; empty if nobody knows
     * @param clock how its clock stood against that of shard 0; {@code null} where nobody compared them
     * @param startedAfterMs from the instant agreed to its t = 0, by the clock of shard 0; {@code null} if it never began
     * @param due visitors who were due of it, and {@code started} who started
     * @param health {@code null} if its run is missing
     * @param problem why its part is not whole, in one clause; {@code null} if it is
     * @param forAnother whether that is the problem of another, with which it was stopped; {@code null} where it has none, or
     *     where this was not recorded
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

        /** With no problem, or one of its own. */
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

        /** Whether its problem is that of another, with which it was stopped; by the text where that was not recorded. */
        public boolean stoppedForAnother() {
            return forAnother == null ? problem != null && problem.startsWith(FOR_ANOTHER) : forAnother;
        }

        /** The same, not whole for this reason. */
        public Injector with(@Nullable String newProblem) {
            return new Injector(
                    shard, run, host, clock, startedAfterMs, due, started, responses, health, newProblem, forAnother);
        }
    }

    /**
     * A clock against another, measured as by NTP.
     *
     * @param aheadMs what it shows minus what the other shows
     * @param withinMs half the round trip of the best exchange: the offset is no further off
     */
    public record ClockOffset(double aheadMs, double withinMs) {}

    /** Its own entry; empty of a merged run. */
    public Optional<Injector> own() {
        return injectors.stream()
                .filter(injector -> shard != null && injector.shard() == shard)
                .findFirst();
    }

    /** Whether all that the injectors recorded is in one run. */
    public boolean isMerged() {
        return shard == null;
    }
}
