package dev.onsale.record.files;

import java.io.IOException;
import java.io.Serial;
import java.nio.file.Path;

/** A part of a run's record could not be written, for example because the disk is full; the run is not judged. */
public final class RecordNotWrittenException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final String hint;

    public RecordNotWrittenException(Path file, IOException cause) {
        super(file + ": cannot be written: " + reasonOf(cause), cause);
        hint = "free space on that disk, or record elsewhere with --reports DIR";
    }

    /** How to fix it. */
    public String hint() {
        return hint;
    }

    /** What went wrong, without the path, with which the system's own messages may or may not begin. */
    public static String reasonOf(IOException cause) {
        if (cause instanceof java.nio.file.FileSystemException inFileSystem) {
            String reason = inFileSystem.getReason();
            return reason == null ? inFileSystem.getClass().getSimpleName() : reason;
        }
        return String.valueOf(cause.getMessage());
    }
}
