package dev.onsale.gatling.failure;

/** The received data is not the response of a web server; it is not quoted. */
public final class NotHttpException extends RuntimeException {

    public NotHttpException(Throwable cause) {
        super(cause.getClass().getSimpleName(), null, false, false);
    }
}
