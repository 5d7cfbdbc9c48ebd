package dev.onsale.cli;

import java.io.Serial;
import java.nio.file.Path;

/** The process was asked to end after the load and before its verdict was printed. */
final class StoppedBeforeVerdictException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final Path directory;

    StoppedBeforeVerdictException(Path directory) {
        super("stopped after the load, before its verdict was printed");
        this.directory = directory;
    }

    /** The run whose verdict was not printed. */
    Path directory() {
        return directory;
    }
}
