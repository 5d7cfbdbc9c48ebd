package dev.onsale.practice;

/** Another process listens on the front's port. */
public final class PortInUseException extends PracticeException {
    private static final long serialVersionUID = 1;

    PortInUseException(int port, Throwable cause) {
        super("port " + port + " is in use", "choose another port, or 0 for a free one", cause);
    }
}
