package dev.onsale.cli;

import java.io.Serial;
import java.nio.file.Path;

/** Somebody asked the process to end after the load and before its verdict was told. */
final class StoppedBeforeVerdictException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final Path directory;

    StoppedBeforeVerdictException(Path directory) {
        super("stopped after the load, before its verdict was printed");
        this.directory = directory;
    }

    /** What it was to be told of. */
    Path directory() {
        return directory;
    }
}
