package dev.onsale.practice.fault;

import java.util.Optional;

/** A fault that cannot be switched on: an unknown name, or a strength out of range. */
public final class FaultException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    /** What is wrong with it. */
    public enum Reason {
        UNKNOWN_NAME,
        BAD_STRENGTH
    }

    private final Reason reason;
    private final String hint;

    private FaultException(Reason reason, String message, String hint) {
        super(message);
        this.reason = reason;
        this.hint = hint;
    }

    static FaultException unknown(String label, Optional<String> nearest) {
        return new FaultException(
                Reason.UNKNOWN_NAME,
                "no such fault: '" + label + "'",
                nearest.map(name -> "did you mean '" + name + "'? ").orElse("") + "the faults are "
                        + String.join(", ", FaultKind.labels()));
    }

    static FaultException badStrength(String label, String strength) {
        return new FaultException(
                Reason.BAD_STRENGTH,
                "the strength of " + label + " is '" + strength + "'",
                "use a number above 0 and at most " + (int) FaultKind.STRENGTH_MAX + ", such as " + label + "=0.5");
    }

    public Reason reason() {
        return reason;
    }

    /** How to fix it. */
    public String hint() {
        return hint;
    }
}
