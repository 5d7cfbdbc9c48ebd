package dev.onsale.cli;

import java.io.Serial;

/** What was to be read on standard output could not be written there, so nobody has been told. */
final class OutputLostException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final boolean readerGone;

    /** @param readerGone whether the reader of a pipe wanted no more, as {@code head} does */
    OutputLostException(String message, boolean readerGone) {
        super(message);
        this.readerGone = readerGone;
    }

    boolean readerGone() {
        return readerGone;
    }
}
