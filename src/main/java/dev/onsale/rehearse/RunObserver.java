package dev.onsale.rehearse;

import dev.onsale.record.live.Progress;
import dev.onsale.record.live.RunListener;

/** Receives the progress of a rehearsal. */
public interface RunObserver {

    /** What begins now, or what was decided: one line. */
    void told(String line);

    /** The progress of the run under way, four times a second. */
    void sees(Progress progress);

    /** Receives each run's events besides this observer, at least those that this observer gets. */
    default RunListener listener() {
        return this::sees;
    }
}
