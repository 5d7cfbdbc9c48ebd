package dev.onsale.rehearse;

import java.io.Serial;

/** The user stopped a rehearsal between two runs; what was recorded stays. */
public final class StoppedException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    public StoppedException() {
        super("stopped by the user");
    }
}
