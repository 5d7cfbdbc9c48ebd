package dev.onsale.plan;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * Reads files from elsewhere as data: opens only regular files, because a named pipe blocks and a device never ends,
 * and reads no more of a file than its kind may contain.
 */
public final class RegularFile {
    private static final long BYTES_OF_MB = 1_000_000;

    private RegularFile() {}

    /**
     * The whole content.
     *
     * @param bytesMax how large a file of this kind can be
     * @throws java.nio.file.NoSuchFileException if there is none
     * @throws FileSystemException if it is not a regular file, or too large; its reason says which
     */
    public static byte[] bytes(Path file, long bytesMax) throws IOException {
        try (InputStream content = open(file, bytesMax)) {
            return content.readAllBytes();
        }
    }

    /**
     * The whole content as UTF-8; throws as {@link #bytes}, and {@link CharacterCodingException} if it is not UTF-8.
     */
    public static String text(Path file, long bytesMax) throws IOException {
        return StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes(file, bytesMax)))
                .toString();
    }

    /** The content as a stream; throws as {@link #bytes}, at once or when the limit has been read. */
    public static InputStream open(Path file, long bytesMax) throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
        if (!attributes.isRegularFile()) {
            throw new FileSystemException(
                    file.toString(),
                    null,
                    attributes.isDirectory() ? "it is a folder" : "it is a pipe, a socket or a device, not a file");
        }
        if (attributes.size() > bytesMax) {
            throw tooLarge(file, bytesMax);
        }
        return bounded(Files.newInputStream(file), file, bytesMax);
    }

    /**
     * Decompresses a stream, up to a size.
     *
     * @param file the file it comes from
     * @return a stream whose reads throw a {@link FileSystemException} beyond {@code bytesMax}
     */
    public static InputStream bounded(InputStream stream, Path file, long bytesMax) {
        return new Bounded(stream, file, bytesMax);
    }

    private static FileSystemException tooLarge(Path file, long bytesMax) {
        return new FileSystemException(
                file.toString(), null, "it is larger than " + bytesMax / BYTES_OF_MB + " MB, the limit");
    }

    private static final class Bounded extends FilterInputStream {
        private final Path file;
        private final long bytesMax;
        private long read;

        Bounded(InputStream stream, Path file, long bytesMax) {
            super(stream);
            this.file = file;
            this.bytesMax = bytesMax;
        }

        @Override
        public int read() throws IOException {
            int next = in.read();
            count(next < 0 ? 0 : 1);
            return next;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int some = in.read(bytes, offset, length);
            count(Math.max(0, some));
            return some;
        }

        @Override
        public long skip(long bytes) throws IOException {
            long skipped = in.skip(bytes);
            count(skipped);
            return skipped;
        }

        @Override
        public boolean markSupported() {
            return false;
        }

        private void count(long more) throws FileSystemException {
            read += more;
            if (read > bytesMax) {
                throw tooLarge(file, bytesMax);
            }
        }
    }
}
