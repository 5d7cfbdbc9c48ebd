package dev.onsale.fleet;

import java.util.Map;

/** Something that runs injectors, which onsale asks and does not replace. */
public interface Engine {

    /** Injectors that were started. */
    interface Started extends AutoCloseable {
        /** Shards whose injectors have ended, and how: the exit code, or what the engine calls it. */
        Map<Integer, String> ended();

        /** Asks all that still run to end soon; they leave what they have recorded. */
        void stop();

        /** Ends at once what is left; nothing of it runs afterwards. */
        @Override
        void close();
    }

    /** What the user calls it. */
    String name();

    /**
     * Refuses what this engine cannot do, before anything is started.
     *
     * @throws dev.onsale.plan.BadInputException if it is not installed, not reachable, or lacks a setting
     */
    void require(int injectors);

    /** What every injector is told by it: where shard 0 listens, say. */
    Message orders();

    /**
     * Starts them.
     *
     * @throws FleetException if it refuses them
     */
    Started start(FleetFolder folder, FleetJob job);
}
