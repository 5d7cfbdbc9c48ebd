package dev.onsale.load;

import java.io.Serial;

/** Nothing responds at the target: the run cannot be judged (exit code 2). */
public final class TargetUnreachableException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    TargetUnreachableException(String message, Throwable cause) {
        super(message, cause);
    }
}
