package dev.onsale.plan;

import java.io.Serial;

/** The user gave something that cannot be used: says what, where, and how to mend it. Ends with exit code 64. */
public final class BadInputException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final String hint;

    /**
     * @param whatWhere what is wrong and where, e.g. {@code scenarios/arena.yaml:12:3: unknown key 'paec'}
     * @param hint how to mend it
     */
    public BadInputException(String whatWhere, String hint) {
        super(whatWhere);
        this.hint = hint;
    }

    public BadInputException(String whatWhere, String hint, Throwable cause) {
        super(whatWhere, cause);
        this.hint = hint;
    }

    public String hint() {
        return hint;
    }
}
