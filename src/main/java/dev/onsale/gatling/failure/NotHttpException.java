package dev.onsale.gatling.failure;

/** What came back is not the answer of a web server; what it is is not quoted. */
public final class NotHttpException extends RuntimeException {

    public NotHttpException(Throwable cause) {
        super(cause.getClass().getSimpleName(), null, false, false);
    }
}
