package dev.onsale.rehearse;

import dev.onsale.record.live.Progress;
import dev.onsale.record.live.RunListener;

/** Who is told how a rehearsal goes. */
public interface RunObserver {

    /** What begins now, or what was decided: one line. */
    void told(String line);

    /** How the run under way goes, four times a second. */
    void sees(Progress progress);

    /** Who hears each run while it happens, beside this observer; hears what this sees at least. */
    default RunListener listener() {
        return this::sees;
    }
}
