package dev.onsale.record;

import java.io.Serial;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A stored run that cannot be used: missing, truncated, corrupt, or of a format this onsale does not know. */
public final class UnreadableRunException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final String hint;

    UnreadableRunException(Path file, String what, String hint) {
        this(file, what, hint, null);
    }

    UnreadableRunException(Path file, String what, String hint, @Nullable Throwable cause) {
        super(file + ": " + what, cause);
        this.hint = hint;
    }

    /** How to mend it. */
    public String hint() {
        return hint;
    }
}
