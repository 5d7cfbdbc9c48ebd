package dev.onsale.practice.store;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** There is no Redis server for this machine, or it does not start. */
public final class RedisFailure extends IOException {
    private static final long serialVersionUID = 1;

    RedisFailure(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
