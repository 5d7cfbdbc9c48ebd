package dev.onsale.practice.process;

/** A child process that did not start. */
public final class ChildFailure extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** The cause of the failure. */
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
