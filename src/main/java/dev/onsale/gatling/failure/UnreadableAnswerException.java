package dev.onsale.gatling.failure;

/** An answer began as HTTP does, and what followed cannot be decoded; it is not quoted. */
public final class UnreadableAnswerException extends RuntimeException {

    public UnreadableAnswerException(Throwable cause) {
        super(cause.getClass().getSimpleName(), null, false, false);
    }
}
