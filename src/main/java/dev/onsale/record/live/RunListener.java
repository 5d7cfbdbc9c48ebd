package dev.onsale.record.live;

import java.util.Map;
import org.HdrHistogram.Histogram;

/**
 * Hears of a run while it happens, from threads of the recorder and of whoever watches the load: never from one that sends
 * requests or waits for answers. None of its methods may take long or fail, {@link #prepared} and {@link #ended} aside,
 * which come before the load and after it.
 */
@FunctionalInterface
public interface RunListener {
    /** Hears nothing. */
    RunListener DEAF = progress -> {};

    /** How the run goes, four times a second. */
    void sees(Progress progress);

    /** The run's directory is there, and the load is about to begin. */
    default void prepared(RunUnderWay run) {}

    /**
     * The load begins.
     *
     * @param loadStartEpochMs t = 0 of the plan
     */
    default void started(long loadStartEpochMs) {}

    /**
     * Responses of one step that ended in an interval of at most a second, some half a second after its end. Names of
     * which it is not yet known whether they become steps are counted by what is told of them together.
     *
     * @param ok whether they succeeded
     * @param times in ms; to be read at once
     * @param errorsSoFar of the step in the phase, by kind, since the load's start; empty of those that succeeded
     */
    default void responses(String step, String phase, boolean ok, Histogram times, Map<String, Long> errorsSoFar) {}

    /** All is recorded. */
    default void ended(Recorded recorded, long loadEndEpochMs) {}

    /** Nothing more comes of the run, whether or not it has ended; comes last, and once. */
    default void closed() {}
}
