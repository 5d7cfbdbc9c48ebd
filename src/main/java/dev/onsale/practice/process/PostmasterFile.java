package dev.onsale.practice.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** PostgreSQL's own note of itself: line 1 of {@code postmaster.pid} is its pid, line 3 its start in epoch seconds. */
public final class PostmasterFile {
    private PostmasterFile() {}

    /** The server that runs on these files; empty if none does. */
    public static Optional<ProcessIdentity> read(Path databaseFiles) {
        try {
            List<String> lines = Files.readAllLines(databaseFiles.resolve("postmaster.pid"));
            long pid = Long.parseLong(lines.get(0).strip());
            long startedAtSeconds = Long.parseLong(lines.get(2).strip());
            return Optional.of(new ProcessIdentity(pid, startedAtSeconds * 1_000));
        } catch (IOException | NumberFormatException | IndexOutOfBoundsException absent) {
            return Optional.empty();
        }
    }
}
