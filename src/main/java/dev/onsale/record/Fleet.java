package dev.onsale.record;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.onsale.plan.Inlined;
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
     * One injector of a fleet. Its groups are not visible in files: each one's components are keys of the injector.
     *
     * @param run the id of its own run; {@code null} if there is none
     * @param host the name of its machine; empty if unknown
     * @param health {@code null} if its run is missing
     */
    public record Injector(
            int shard,
            @Nullable String run,
            String host,
            Start start,
            Share share,
            @Nullable InjectorHealth health,
            Shortfall shortfall) {

        /** A copy that is incomplete for this reason. */
        public Injector with(Shortfall newShortfall) {
            return new Injector(shard, run, host, start, share, health, newShortfall);
        }

        /** Whether its part is all there. */
        public boolean complete() {
            return shortfall.reason() == null;
        }
    }

    /**
     * When an injector began.
     *
     * @param clock its clock's offset from that of shard 0; {@code null} if they were not compared
     * @param startedAfterMs from the agreed instant to its t = 0, by the clock of shard 0; {@code null} if it never
     *     started
     */
    public record Start(
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            ClockOffset clock,

            @Nullable Long startedAfterMs) implements Inlined {

        public static final Start NEVER = new Start(null, null);
    }

    /** What an injector had to do, and did: visitors due on it, visitors that it started, and their responses. */
    public record Share(long due, long started, long responses) implements Inlined {}

    /**
     * Why an injector's part is incomplete.
     *
     * @param why without words; {@code null} if it is complete, and in older files
     * @param problem the same in the words in which it is stored; {@code null} before that
     * @param forAnother whether that is the problem of another injector, with which it was stopped; {@code null} if it
     *     has no problem, or if the run predates this field
     */
    public record Shortfall(
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            StopReason why,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String problem,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Boolean forAnother)
            implements Inlined {

        public static final Shortfall NONE = new Shortfall(null, null, null);

        /** None if there is no reason. */
        public static Shortfall of(@Nullable StopReason why) {
            return why == null ? NONE : new Shortfall(why, null, false);
        }

        /** Why, of whatever version; {@code null} if it is complete. */
        public @Nullable StopReason reason() {
            return why == null && problem != null ? StopReason.of(StopReason.Kind.AS_WORDED, problem) : why;
        }

        /** A copy with the words in which it is stored. */
        public Shortfall worded(String words) {
            return new Shortfall(why, words, forAnother);
        }

        /**
         * Whether the problem is that of another, with which it was stopped; judged by the text where that was not
         * recorded.
         */
        public boolean stoppedForAnother() {
            return forAnother == null ? problem != null && problem.startsWith(FOR_ANOTHER) : forAnother;
        }
    }

    /**
     * A clock's offset from another, measured as by NTP.
     *
     * @param aheadMs what it shows minus what the other shows
     * @param withinMs half the round trip of the best exchange: the largest possible error of the offset
     */
    public record ClockOffset(double aheadMs, double withinMs) {}

    /** A copy with these injectors. */
    public Fleet with(List<Injector> others) {
        return new Fleet(shard, count, plan, startAtMs, others);
    }

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
