package dev.onsale.load;

/** An answer began as HTTP does, and what followed cannot be decoded; it is not quoted. */
final class UnreadableAnswerException extends RuntimeException {

    UnreadableAnswerException(Throwable cause) {
        super(cause.getClass().getSimpleName(), null, false, false);
    }
}
