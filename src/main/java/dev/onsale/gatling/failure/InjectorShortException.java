package dev.onsale.gatling.failure;

/** The injector had no memory left for what came in: its own fault, and the answer is lost for it alone. */
public final class InjectorShortException extends RuntimeException {

    /** @param what it ran out of, as a kind of failure says it */
    public InjectorShortException(String what) {
        super(what, null, false, false);
    }
}
