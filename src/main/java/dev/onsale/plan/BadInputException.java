package dev.onsale.plan;

import java.io.Serial;
import java.util.List;

/**
 * The user gave something that cannot be used. It says what, where, and how to fix it, each in one line, whatever the
 * input contains. Ends with exit code 64.
 */
public final class BadInputException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final String hint;

    /**
     * @param whatWhere what is wrong and where, e.g. {@code scenarios/arena.yaml:12:3: unknown key 'paec'}
     * @param hint how to fix it
     */
    public BadInputException(String whatWhere, String hint) {
        super(ControlCharacters.replaced(whatWhere));
        this.hint = ControlCharacters.replaced(hint);
    }

    public BadInputException(String whatWhere, String hint, Throwable cause) {
        super(ControlCharacters.replaced(whatWhere), cause);
        this.hint = ControlCharacters.replaced(hint);
    }

    private BadInputException(StringBuilder linesOfMistakes, String hint) {
        super(linesOfMistakes.toString());
        this.hint = hint;
    }

    /**
     * Several mistakes at once, each with its usual message.
     *
     * @param mistakes at least one
     */
    public static BadInputException ofAll(List<BadInputException> mistakes) {
        StringBuilder text = new StringBuilder();
        for (BadInputException mistake : mistakes.subList(0, mistakes.size() - 1)) {
            text.append(mistake.getMessage())
                    .append("\nhint: ")
                    .append(mistake.hint())
                    .append("\nonsale: ");
        }
        BadInputException last = mistakes.get(mistakes.size() - 1);
        return new BadInputException(text.append(last.getMessage()), last.hint());
    }

    public String hint() {
        return hint;
    }
}
