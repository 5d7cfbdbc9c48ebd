package dev.onsale.record.baseline;

import dev.onsale.record.RunSummary;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * One entry of the baseline store.
 *
 * @param path its file, or its directory if it was stored before runs were files
 * @param pinned whether it stays in the comparison whatever its age
 * @param summary {@code null} if it cannot be read
 * @param problem why it cannot be used; {@code null} if it can
 */
public record StoredRun(
        String id,
        Path path,
        boolean pinned,
        @Nullable RunSummary summary,
        @Nullable String problem) {}
