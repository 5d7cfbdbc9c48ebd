package dev.onsale.record;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The files that grow during a run. Used by one thread at a time. */
final class LiveFiles {
    private final Path directory;
    private final IntervalLogWriter latency;
    private final IntervalLogWriter felt;
    private final JsonLines journeys;
    private final JsonLines requests;

    /** @throws RecordNotWrittenException when a file cannot be made */
    LiveFiles(Path directory) {
        this.directory = directory;
        try {
            latency = new IntervalLogWriter(directory.resolve(RunFiles.LATENCY));
            felt = new IntervalLogWriter(directory.resolve(RunFiles.FELT));
            journeys = new JsonLines(directory.resolve(RunFiles.JOURNEYS));
            requests = new JsonLines(directory.resolve(RunFiles.REQUESTS));
        } catch (IOException e) {
            throw new RecordNotWrittenException(directory, e);
        }
    }

    IntervalLogWriter latency() {
        return latency;
    }

    IntervalLogWriter felt() {
        return felt;
    }

    JsonLines journeys() {
        return journeys;
    }

    JsonLines requests() {
        return requests;
    }

    /** The first failure of any file so far. */
    @Nullable
    IOException failure() {
        for (PartFile file : new PartFile[] {latency.file(), felt.file(), journeys.file(), requests.file()}) {
            IOException failure = file.failure();
            if (failure != null) {
                return failure;
            }
        }
        return null;
    }

    /** Gives every file its name. */
    void complete() {
        try {
            latency.complete();
            felt.complete();
            journeys.complete();
            requests.complete();
        } catch (IOException e) {
            throw new RecordNotWrittenException(directory, e);
        }
    }

    /** Removes what was not completed. */
    void close() {
        for (Closeable file : new Closeable[] {latency.file(), felt.file(), journeys.file(), requests.file()}) {
            try {
                file.close();
            } catch (IOException e) {
                // A part that cannot be removed is never read.
            }
        }
    }
}
