package dev.onsale.load;

import dev.onsale.plan.Shard;
import dev.onsale.record.Fleet;
import dev.onsale.record.RunSummary;
import dev.onsale.record.StopReason;
import dev.onsale.record.live.LastSecond;
import dev.onsale.record.live.Progress;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The other injectors of a shared load, as one injector sees them. */
public interface Companions {

    /** For an injector that sends the load alone. */
    Companions NONE = new Companions() {
        @Override
        public Shard shard() {
            return Shard.WHOLE;
        }

        @Override
        public boolean watchTogether() {
            return false;
        }

        @Override
        public void begin(Preparing preparing, Stopping stopping) {
            preparing.prepare(Duration.ZERO);
            preparing.justBefore();
        }

        @Override
        public void heard(Heard news) {}

        @Override
        public void ended() {}

        @Override
        public @Nullable Fleet fleet(RunSummary own) {
            return null;
        }
    };

    /** What must be done before the load begins. */
    interface Preparing {
        /**
         * Once for all injectors: called on the leading one.
         *
         * @param untilStart from now to the load's start
         */
        void prepare(Duration untilStart);

        /** On each injector, within the last {@link #LAST_MS} before its load, unless it was stopped. */
        default void justBefore() {}

        /** Enough for reading what some thousand processes have used. */
        long LAST_MS = 200;
    }

    /** Stops the run of this injector. Thread-safe. */
    interface Stopping {
        void stop(StopReason why);

        /** Whether somebody has stopped it. */
        boolean isStopped();
    }

    /**
     * Reports the progress of this injector's load.
     *
     * @param overdueMs when requests were sent that have been open for too long, since the load's start
     * @param answered whether the target has responded to anything
     * @param acceptedAt where it has accepted a connection; {@code null} if it has not yet
     * @param sent requests
     */
    record Heard(
            Progress progress,
            LastSecond second,
            List<Long> overdueMs,
            boolean answered,
            @Nullable String acceptedAt,
            long sent) {}

    /** This injector's shard. */
    Shard shard();

    /** Whether the abort rule applies to the load of all injectors: then no injector stops because of its own share. */
    boolean watchTogether();

    /**
     * Reports that this injector is ready. Returns when its load is to begin, or earlier if it was stopped.
     *
     * @param preparing called before that instant
     */
    void begin(Preparing preparing, Stopping stopping);

    /** Called four times a second during the load. */
    void heard(Heard news);

    /** Reports that the load of this injector has ended. On the leading injector it waits until all have ended. */
    void ended();

    /** What this injector's run records about the others. */
    @Nullable
    Fleet fleet(RunSummary own);
}
