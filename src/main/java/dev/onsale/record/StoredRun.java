package dev.onsale.record;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * One entry of the baseline store.
 *
 * @param summary {@code null} if it cannot be read
 * @param problem why it cannot be used; {@code null} if it can
 */
public record StoredRun(
        String id,
        Path directory,
        @Nullable RunSummary summary,
        @Nullable String problem) {}
