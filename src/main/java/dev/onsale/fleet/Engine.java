package dev.onsale.fleet;

import java.util.Map;

/** A scheduler that runs injectors; onsale uses it and does not replace it. */
public interface Engine {

    /** Injectors that have been started. */
    interface Started extends AutoCloseable {
        /** Shards whose injectors have ended, and how: the exit code, or the engine's own description. */
        Map<Integer, String> ended();

        /** Asks all that still run to end soon, keeping what they have recorded. */
        void stop();

        /** Ends the remaining ones at once; none of them runs afterwards. */
        @Override
        void close();
    }

    /** Its name for the user. */
    String name();

    /**
     * Rejects what this engine cannot do, before anything is started.
     *
     * @throws dev.onsale.plan.BadInputException if it is not installed, not reachable, or lacks a setting
     */
    void require(int injectors);

    /** Settings for every injector, such as where shard 0 listens. */
    default Message orders() {
        return Message.EMPTY;
    }

    /**
     * Starts the injectors.
     *
     * @throws FleetException if the engine rejects them
     */
    Started start(FleetFolder folder, FleetJob job);
}
