package dev.onsale.gatling.failure;

/** A response began as HTTP, and the rest cannot be decoded; it is not quoted. */
public final class UnreadableAnswerException extends RuntimeException {

    public UnreadableAnswerException(Throwable cause) {
        super(cause.getClass().getSimpleName(), null, false, false);
    }
}
