package dev.onsale.fleet;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** Injectors could not be started, or left no run to judge. */
public final class FleetException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final String hint;

    FleetException(String what, String hint) {
        this(what, hint, null);
    }

    FleetException(String what, String hint, @Nullable Throwable cause) {
        super(what, cause);
        this.hint = hint;
    }

    /** How to fix it. */
    public String hint() {
        return hint;
    }
}
