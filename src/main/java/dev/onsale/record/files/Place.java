package dev.onsale.record.files;

import dev.onsale.plan.Inlined;
import org.jspecify.annotations.Nullable;

/**
 * Where in a document a value stands, e.g. {@code times.loadStartMs} or {@code steps[2]}. Its text is made only where
 * something is wrong, since every value of every run is looked at.
 *
 * @param above {@code null} for the document
 * @param component of the record above; {@code null} for an item of a list, whose place in it is {@code index}
 */
record Place(@Nullable Place above, @Nullable String component, int index) {

    static final Place DOCUMENT = new Place(null, "", 0);

    /** @param value the component's: those of a group stand among those of the record above it */
    Place below(String name, @Nullable Object value) {
        return value instanceof Inlined ? this : new Place(this, name, 0);
    }

    Place at(int place) {
        return new Place(this, null, place);
    }

    String text() {
        if (above == null) {
            return "";
        }
        String before = above.text();
        if (component == null) {
            return before + "[" + index + "]";
        }
        return before.isEmpty() ? component : before + "." + component;
    }
}
