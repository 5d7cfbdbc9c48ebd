package dev.onsale.record.files;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * A file that appears under its name only when it is complete and on the disk; until then it is {@code <name>.part}.
 *
 * <p>Remembers the first failure, because intermediate writers (such as PrintStream) swallow it, and throws it at
 * {@link #complete}. Not thread-safe.
 */
public final class PartFile extends OutputStream {
    static final String SUFFIX = ".part";
    private static final int BUFFER_BYTES = 64 * 1024;

    private final Path target;
    private final Path part;
    // Not a FileChannel: that one closes itself when the writing thread is interrupted, as on Ctrl-C.
    private final FileOutputStream file;
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private int buffered;
    private @Nullable IOException failure;
    private boolean ended;

    public PartFile(Path target) throws IOException {
        this(target, created(partOf(target)));
    }

    /** @param file writes the part */
    public PartFile(Path target, FileOutputStream file) {
        this.target = target;
        part = partOf(target);
        this.file = file;
    }

    private static Path partOf(Path target) {
        return target.resolveSibling(target.getFileName() + SUFFIX);
    }

    private static FileOutputStream created(Path part) throws IOException {
        // An existing entry may be a link, which would redirect the write to a file elsewhere, or a pipe.
        Files.deleteIfExists(part);
        Files.createFile(part);
        return new FileOutputStream(part.toFile());
    }

    /** Writes a whole file atomically: it is either complete or as it was before. */
    public static void write(Path target, byte[] content) throws IOException {
        try (PartFile file = new PartFile(target)) {
            file.write(content);
            file.complete();
        }
    }

    Path target() {
        return target;
    }

    @Nullable
    public IOException failure() {
        return failure;
    }

    @Override
    public void write(int oneByte) throws IOException {
        if (buffered == buffer.length) {
            flush();
        }
        buffer[buffered++] = (byte) oneByte;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        if (length > buffer.length - buffered) {
            flush();
        }
        if (length > buffer.length) {
            attempt(() -> file.write(bytes, offset, length));
            return;
        }
        System.arraycopy(bytes, offset, buffer, buffered, length);
        buffered += length;
    }

    @Override
    public void flush() throws IOException {
        int length = buffered;
        buffered = 0;
        attempt(() -> file.write(buffer, 0, length));
    }

    /** Syncs everything to the disk and gives the file its name; throws the first failure of any write. */
    public void complete() throws IOException {
        flush();
        attempt(() -> {
            file.getFD().sync();
            file.close();
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
        });
        ended = true;
        syncFolder(target.toAbsolutePath().getParent());
    }

    /** Removes what was written unless it was completed. */
    @Override
    public void close() throws IOException {
        if (!ended) {
            ended = true;
            file.close();
            Files.deleteIfExists(part);
        }
    }

    /** Makes a rename inside a folder durable; a file system that cannot sync folders does not need it. */
    public static void syncFolder(@Nullable Path folder) {
        if (folder == null) {
            return;
        }
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException unsupported) {
            // The rename has already happened: the content is safe under one of the two names.
        }
    }

    private void attempt(Write write) throws IOException {
        if (failure != null) {
            throw new IOException(failure.getMessage(), failure);
        }
        try {
            write.run();
        } catch (IOException e) {
            failure = e;
            throw e;
        }
    }

    private interface Write {
        void run() throws IOException;
    }
}
