package dev.onsale.practice.process;

/** A child process that did not come up. */
public final class ChildFailure extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** Whose fault it is. */
    public enum Reason {
        PORT_IN_USE,
        BROKEN
    }

    private final Reason reason;

    public ChildFailure(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
