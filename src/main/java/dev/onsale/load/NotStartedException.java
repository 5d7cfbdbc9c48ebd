package dev.onsale.load;

import java.io.Serial;

/** A run was stopped before its load began: there is nothing to judge (exit code 2). */
public final class NotStartedException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    NotStartedException(String why) {
        super("no load was sent: " + why);
    }
}
