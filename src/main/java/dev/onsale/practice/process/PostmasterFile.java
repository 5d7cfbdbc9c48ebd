package dev.onsale.practice.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** PostgreSQL's own record of itself: line 1 of {@code postmaster.pid} is its pid, as seen where it was started. */
public final class PostmasterFile {
    private PostmasterFile() {}

    /** The server that this process started on these files; empty if none runs. */
    public static Optional<ProcessHandle> read(Path databaseFiles) {
        try {
            String first =
                    Files.readAllLines(databaseFiles.resolve("postmaster.pid")).get(0);
            return ProcessHandle.of(Long.parseLong(first.strip())).filter(ProcessHandle::isAlive);
        } catch (IOException | NumberFormatException | IndexOutOfBoundsException absent) {
            return Optional.empty();
        }
    }
}
