package dev.onsale.record.files;

import dev.onsale.plan.Inlined;
import org.jspecify.annotations.Nullable;

/** Where in a document the component of a record stands, e.g. {@code times.loadStartMs}. */
final class Keys {
    private Keys() {}

    /** @param path the record's own; empty for the document */
    static String below(String path, String component, @Nullable Object value) {
        if (value instanceof Inlined) {
            return path;
        }
        return path.isEmpty() ? component : path + "." + component;
    }
}
