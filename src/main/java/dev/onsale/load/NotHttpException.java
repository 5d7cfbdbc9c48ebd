package dev.onsale.load;

/** What came back is not the answer of a web server; what it is is not quoted. */
final class NotHttpException extends RuntimeException {

    NotHttpException(Throwable cause) {
        super(cause.getClass().getSimpleName(), null, false, false);
    }
}
