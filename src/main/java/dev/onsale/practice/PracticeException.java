package dev.onsale.practice;

import org.jspecify.annotations.Nullable;

/** The practice box office could not start: what went wrong, and how to fix it. */
public class PracticeException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String hint;

    public PracticeException(String message, String hint, @Nullable Throwable cause) {
        super(message, cause);
        this.hint = hint;
    }

    public String hint() {
        return hint;
    }
}
