package dev.onsale.cli;

import java.io.Serial;

/** The result could not be written to standard output, so it was not delivered. */
final class OutputLostException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final boolean readerGone;

    /** @param readerGone whether the reader of a pipe stopped reading, as {@code head} does */
    OutputLostException(String message, boolean readerGone) {
        super(message);
        this.readerGone = readerGone;
    }

    boolean readerGone() {
        return readerGone;
    }
}
