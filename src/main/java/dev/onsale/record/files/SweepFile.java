package dev.onsale.record.files;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.onsale.record.SweepConditions;
import dev.onsale.record.SweepSummary;
import java.nio.file.Path;

/** The one reader and writer of {@code sweep.json}. */
public final class SweepFile {
    /** The file's name in the directory of a sweep. */
    public static final String NAME = "sweep.json";

    private static final String HINT = "the file was not written by onsale, or was changed since; run the sweep again";

    private SweepFile() {}

    /** Whether this is the directory of a sweep. */
    public static boolean isIn(Path directory) {
        return StoredFile.isThere(directory.resolve(NAME));
    }

    /** The file's content: one JSON object, indented, without what may be secret. */
    public static String text(SweepSummary summary) {
        SweepConditions known = summary.conditions();
        return RunJson.pretty(RunJson.MAPPER.valueToTree(summary.with(known.at(Redaction.url(known.targetUrl())))));
    }

    /**
     * Reads it back.
     *
     * @param directory the sweep's
     * @throws UnreadableRunException if it is missing, truncated, corrupt or of an unknown format
     */
    public static SweepSummary read(Path directory) {
        Path file = directory.resolve(NAME);
        JsonNode root = StoredFile.document(file, HINT);
        StoredFile.requireFormat(file, root, 1, SweepSummary.FORMAT, HINT);
        try {
            SweepSummary summary = RunJson.MAPPER.treeToValue(root, SweepSummary.class);
            Completeness.firstMissing(summary)
                    .map(path -> "'" + path + "' is missing")
                    .or(() -> Plausibility.firstOutOfRange(summary))
                    .ifPresent(what -> {
                        throw new UnreadableRunException(file, "corrupt: " + what, HINT);
                    });
            return summary;
        } catch (JsonProcessingException e) {
            throw StoredFile.unreadable(file, e, HINT);
        }
    }
}
