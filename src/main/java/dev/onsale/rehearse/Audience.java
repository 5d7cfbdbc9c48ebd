package dev.onsale.rehearse;

import dev.onsale.record.Progress;

/** Who is told how a rehearsal goes. */
public interface Audience {

    /** What begins now, or what was decided: one line. */
    void told(String line);

    /** How the run under way goes, four times a second. */
    void sees(Progress progress);
}
