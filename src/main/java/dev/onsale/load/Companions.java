package dev.onsale.load;

import dev.onsale.plan.Shard;
import dev.onsale.record.Fleet;
import dev.onsale.record.RunSummary;
import dev.onsale.record.RunSummary.AbortCause;
import dev.onsale.record.live.LastSecond;
import dev.onsale.record.live.Progress;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The other injectors of a load that several make together, as one of them sees them. */
public interface Companions {

    /** Of an injector that makes the load alone. */
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

    /** What is done once, just before the load of all. */
    interface Preparing {
        /** @param untilStart from now to the load's start */
        void prepare(Duration untilStart);
    }

    /** Ends the run of this injector. Safe from any thread. */
    interface Stopping {
        void stop(AbortCause cause, String detail);

        /** Whether somebody has. */
        boolean isStopped();
    }

    /**
     * How the load of this injector goes.
     *
     * @param overdueMs when requests were sent that have been open for too long, since the load's start
     * @param answered whether the target has answered anything
     * @param acceptedAt where it has accepted a connection; {@code null} while it has not
     * @param sent requests
     */
    record Heard(
            Progress progress,
            LastSecond second,
            List<Long> overdueMs,
            boolean answered,
            @Nullable String acceptedAt,
            long sent) {}

    /** Which part is this injector's. */
    Shard shard();

    /** Whether the abort rule is held against the load of all: then no injector stops by its own part. */
    boolean watchTogether();

    /**
     * This injector is ready. Returns when its load is to begin, or earlier if it was stopped.
     *
     * @param preparing called by whoever leads, before that instant
     */
    void begin(Preparing preparing, Stopping stopping);

    /** Four times a second while the load goes on. */
    void heard(Heard news);

    /** The load of this injector has ended. Whoever leads is held up until that of the others has too. */
    void ended();

    /** What there is to keep of the others in this injector's run. */
    @Nullable
    Fleet fleet(RunSummary own);
}
