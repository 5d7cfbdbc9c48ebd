package dev.onsale.practice.store;

import org.jspecify.annotations.Nullable;

/** The store did not respond in time, or the connection to it broke twice. */
public final class StoreUnreachable extends RuntimeException {
    private static final long serialVersionUID = 1;

    public StoreUnreachable(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
