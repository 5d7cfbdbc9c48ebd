package dev.onsale.record.live;

import dev.onsale.record.files.IntervalLogWriter;
import dev.onsale.record.files.JsonLines;
import dev.onsale.record.files.PartFile;
import dev.onsale.record.files.RecordNotWrittenException;
import dev.onsale.record.files.RunFiles;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The files that grow during a run. Not thread-safe. */
final class LiveFiles {
    private final Path directory;
    private final IntervalLogWriter latency;
    private final IntervalLogWriter felt;
    private final IntervalLogWriter injector;
    private final JsonLines journeys;
    private final JsonLines requests;
    private final JsonLines evidence;

    /** @throws RecordNotWrittenException if a file cannot be created */
    LiveFiles(Path directory) {
        this.directory = directory;
        try {
            latency = new IntervalLogWriter(directory.resolve(RunFiles.LATENCY));
            felt = new IntervalLogWriter(directory.resolve(RunFiles.FELT));
            injector = new IntervalLogWriter(directory.resolve(RunFiles.INJECTOR));
            journeys = new JsonLines(directory.resolve(RunFiles.JOURNEYS));
            requests = new JsonLines(directory.resolve(RunFiles.REQUESTS));
            evidence = new JsonLines(directory.resolve(RunFiles.EVIDENCE));
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

    IntervalLogWriter injector() {
        return injector;
    }

    JsonLines journeys() {
        return journeys;
    }

    JsonLines requests() {
        return requests;
    }

    JsonLines evidence() {
        return evidence;
    }

    /** The first failure of any file so far. */
    @Nullable
    IOException failure() {
        for (PartFile file : parts()) {
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
            injector.complete();
            journeys.complete();
            requests.complete();
            evidence.complete();
        } catch (IOException e) {
            throw new RecordNotWrittenException(directory, e);
        }
    }

    /** The same, rewritten for the steps that remain of those written. */
    void complete(KeptSteps kept, int written) {
        complete();
        Map<String, String> tags = kept.tags(written).orElse(Map.of());
        try {
            if (!tags.isEmpty()) {
                RelabelledLogs.intervals(directory.resolve(RunFiles.LATENCY), tags, written);
                RelabelledLogs.intervals(directory.resolve(RunFiles.INJECTOR), tags, written);
            }
            if (!kept.told().isEmpty()) {
                RelabelledLogs.evidence(directory.resolve(RunFiles.EVIDENCE), kept::nameOf);
            }
        } catch (IOException e) {
            throw new RecordNotWrittenException(directory, e);
        }
    }

    /** Removes the files that were not completed. */
    void close() {
        for (Closeable file : parts()) {
            try {
                file.close();
            } catch (IOException e) {
                // A part file that cannot be removed is never read.
            }
        }
    }

    private List<PartFile> parts() {
        return List.of(latency.file(), felt.file(), injector.file(), journeys.file(), requests.file(), evidence.file());
    }
}
