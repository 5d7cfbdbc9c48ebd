package dev.onsale.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Where verdicts go. It remembers the error, because a {@link java.io.PrintStream} only reports that there was one. */
final class StandardOutput extends OutputStream {
    private static final int KIND = 0170000;
    private static final int PIPE = 0010000;
    private static final int SOCKET = 0140000;

    private final OutputStream stream;
    private final @Nullable Path device;
    private @Nullable IOException failure;

    /**
     * @param device the file name through which to find out what the stream is connected to; {@code null} if there is
     * none
     */
    StandardOutput(OutputStream stream, @Nullable Path device) {
        this.stream = stream;
        this.device = device;
    }

    @Override
    public void write(int oneByte) throws IOException {
        write(new byte[] {(byte) oneByte}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        try {
            stream.write(bytes, offset, length);
        } catch (IOException lost) {
            failure = lost;
            throw lost;
        }
    }

    @Override
    public void flush() throws IOException {
        try {
            stream.flush();
        } catch (IOException lost) {
            failure = lost;
            throw lost;
        }
    }

    /** The exception to throw, with the reason if it is known. */
    OutputLostException lost() {
        String reason = failure == null ? "" : ": " + failure.getMessage();
        return new OutputLostException("standard output cannot be written" + reason, isPipe());
    }

    /** Writing to a pipe fails only because its reader has stopped reading. */
    private boolean isPipe() {
        if (device == null) {
            return false;
        }
        try {
            int kind = (Integer) Files.getAttribute(device, "unix:mode") & KIND;
            return kind == PIPE || kind == SOCKET;
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException unknown) {
            return false;
        }
    }
}
