package dev.onsale.gatling.failure;

/** The injector had no memory left for incoming data: its own fault, which costs only this response. */
public final class InjectorShortException extends RuntimeException {

    /** @param what it ran out of, as worded in a kind of failure */
    public InjectorShortException(String what) {
        super(what, null, false, false);
    }
}
