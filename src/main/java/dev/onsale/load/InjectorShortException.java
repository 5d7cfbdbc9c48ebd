package dev.onsale.load;

/** The injector had no memory left for what came in: its own fault, and the answer is lost for it alone. */
final class InjectorShortException extends RuntimeException {

    /** @param what it ran out of, as a kind of failure says it */
    InjectorShortException(String what) {
        super(what, null, false, false);
    }
}
