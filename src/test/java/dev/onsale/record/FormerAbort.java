package dev.onsale.record;

import dev.onsale.record.RunSummary.Abort;
import dev.onsale.record.RunSummary.AbortCause;

/** The stop of a run as versions stored it that kept words alone. */
public final class FormerAbort {
    private FormerAbort() {}

    public static Abort of(AbortCause cause, String words, long atMs) {
        return new Abort(cause, null, words, atMs, null);
    }
}
