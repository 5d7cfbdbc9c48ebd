package dev.onsale.record.files;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.onsale.plan.RegularFile;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * Opens the files of runs as untrusted data: only regular files of bounded size. Refuses a link that leads out of a run
 * directory, which would expose a file of the reading user as part of a run that another user wrote. (The directory
 * itself and a file of a baseline store may be links: tools that version large files create such links.)
 */
public final class StoredFile {
    /** {@code run.json} of 200 steps in 20 phases with 50 kinds of errors each has about 10 MB. */
    static final long SUMMARY_BYTES_MAX = 16_000_000;

    /** An hour of 200 steps in {@code latency.hlog} has about 200 MB. It is read line by line. */
    public static final long LOG_BYTES_MAX = 2_000_000_000;

    private StoredFile() {}

    /** Opens a file of a run's directory; throws what {@link #unreadable} words. */
    public static InputStream open(Path file, long bytesMax) throws IOException {
        Path folder = file.toAbsolutePath().resolveSibling("");
        if (Files.isSymbolicLink(file) && !file.toRealPath().startsWith(folder.toRealPath())) {
            throw new FileSystemException(file.toString(), null, "it is a link that points outside its folder");
        }
        return RegularFile.open(file, bytesMax);
    }

    /** Whether anything has this name, even a dangling link. */
    public static boolean isThere(Path file) {
        return Files.exists(file, LinkOption.NOFOLLOW_LINKS);
    }

    /**
     * The JSON document of a run's directory.
     *
     * @throws UnreadableRunException if it is missing, cut off or corrupt
     */
    static JsonNode document(Path file, String hint) {
        try (InputStream content = open(file, SUMMARY_BYTES_MAX)) {
            return RunJson.MAPPER.readTree(content);
        } catch (IOException e) {
            throw unreadable(file, e, hint);
        }
    }

    /**
     * Checks the version of a document's format.
     *
     * @throws UnreadableRunException if it has none, one below {@code oldest}, or one beyond {@code newest}
     */
    static void requireFormat(Path file, JsonNode document, int oldest, int newest, String hint) {
        JsonNode format = document.path("format");
        if (!format.isInt() || format.intValue() < oldest) {
            throw new UnreadableRunException(file, "corrupt: no format number", hint);
        }
        if (format.intValue() > newest) {
            throw new UnreadableRunException(
                    file,
                    "format " + format.intValue() + " is newer than " + newest
                            + ", the newest that this onsale can read",
                    "use the onsale version that wrote it, or a newer one");
        }
    }

    /** What of a file cannot be read, and why, without any of its content except the name of what is wrong. */
    public static UnreadableRunException unreadable(Path file, IOException cause, String hint) {
        if (cause instanceof NoSuchFileException) {
            return new UnreadableRunException(file, "missing", hint, cause);
        }
        if (cause instanceof JsonProcessingException json) {
            return new UnreadableRunException(file, "corrupt: " + json.getOriginalMessage(), hint, cause);
        }
        if (cause instanceof FileSystemException) {
            return new UnreadableRunException(
                    file, "cannot be read: " + RecordNotWrittenException.reasonOf(cause), hint, cause);
        }
        if (cause instanceof EOFException && cause.getMessage() == null) {
            return new UnreadableRunException(file, "truncated", hint, cause);
        }
        return new UnreadableRunException(file, "corrupt: " + RecordNotWrittenException.reasonOf(cause), hint, cause);
    }
}
