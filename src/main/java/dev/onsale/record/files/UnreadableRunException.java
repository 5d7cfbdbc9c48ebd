package dev.onsale.record.files;

import java.io.Serial;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A stored run that cannot be used: missing, truncated, corrupt, or of a format that this onsale does not know. */
public final class UnreadableRunException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final String what;
    private final String hint;

    public UnreadableRunException(Path file, String what, String hint) {
        this(file, what, hint, null);
    }

    public UnreadableRunException(Path file, String what, String hint, @Nullable Throwable cause) {
        super(file + ": " + what, cause);
        this.what = file.getFileName() + ": " + what;
        this.hint = hint;
    }

    /** The file's name and what is wrong with it, if the directory is known: {@code run.json: missing}. */
    public String inItsDirectory() {
        return what;
    }

    /** How to fix it. */
    public String hint() {
        return hint;
    }
}
