package dev.onsale.record.files;

import java.io.IOException;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** A gzipped file with one JSON value per line; appears under its name when complete. Not thread-safe. */
public final class JsonLines implements AutoCloseable {
    private final PartFile file;
    private final GZIPOutputStream zipped;

    public JsonLines(Path target) throws IOException {
        file = new PartFile(target);
        zipped = new GZIPOutputStream(file, 8 * 1024);
    }

    /** Appends one line; does nothing after a failure, which surfaces at {@link #complete}. */
    public void append(Object value) {
        if (file.failure() != null) {
            return;
        }
        try {
            zipped.write(RunJson.line(value));
            zipped.write('\n');
        } catch (IOException rememberedByTheFile) {
            // complete() reports it.
        }
    }

    public void complete() throws IOException {
        IOException failure = failure();
        if (failure != null) {
            throw failure;
        }
        zipped.finish();
        file.complete();
    }

    @Nullable
    IOException failure() {
        return file.failure();
    }

    public PartFile file() {
        return file;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
