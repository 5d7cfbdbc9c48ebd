package dev.onsale.load;

import dev.onsale.record.StopReason;
import java.io.Serial;

/** A run was stopped before its load began: there is nothing to judge (exit code 2). */
public final class NotStartedException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final transient StopReason why;

    NotStartedException(StopReason why) {
        super("no load was sent");
        this.why = why;
    }

    public StopReason why() {
        return why;
    }
}
