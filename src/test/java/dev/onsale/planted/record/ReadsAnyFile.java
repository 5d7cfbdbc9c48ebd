package dev.onsale.planted.record;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Waits for ever at a pipe, and takes whatever a device gives. */
final class ReadsAnyFile {
    String whole(Path file) throws IOException {
        return Files.readString(file);
    }
}
