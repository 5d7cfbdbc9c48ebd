package dev.onsale.record.live;

import java.util.Map;
import org.HdrHistogram.Histogram;

/**
 * Receives the events of a run while it happens, on threads of the recorder and of the load's monitor: never on one
 * that sends requests or waits for responses. None of its methods may take long or fail, except {@link #prepared} and
 * {@link #ended}, which are called before and after the load.
 */
@FunctionalInterface
public interface RunListener {
    /** Ignores everything. */
    RunListener DEAF = progress -> {};

    /** Called four times a second with the progress of the run. */
    void sees(Progress progress);

    /** The run's directory exists, and the load is about to start. */
    default void prepared(RunUnderWay run) {}

    /**
     * The load starts.
     *
     * @param loadStartEpochMs t = 0 of the plan
     */
    default void started(long loadStartEpochMs) {}

    /**
     * Responses of one step that ended in an interval of at most a second, about half a second after its end. Names
     * that may or may not become steps are counted in the step that is reported for them together.
     *
     * @param ok whether they succeeded
     * @param times in ms; to be read immediately
     * @param errorsSoFar of the step in the phase, by kind, since the load's start; empty for successful responses
     */
    default void responses(String step, String phase, boolean ok, Histogram times, Map<String, Long> errorsSoFar) {}

    /** Everything is recorded. */
    default void ended(Recorded recorded, long loadEndEpochMs) {}

    /** No more events follow, whether or not the run has ended; called last, and once. */
    default void closed() {}
}
