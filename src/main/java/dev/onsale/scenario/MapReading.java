package dev.onsale.scenario;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A seat map as read for a visitor.
 *
 * @param rows rows with a free seat, the front one first
 * @param mistake why the map could not be read; {@code null} if it could, so that no rows mean no seats
 */
record MapReading(List<FreeRow> rows, @Nullable String mistake) {

    /** The path finds nothing: only the whole body shows whether that is a mistake. */
    static final MapReading NOTHING = new MapReading(List.of(), "the seat map's path finds nothing");

    static MapReading nothing(@Nullable String mistake) {
        return new MapReading(List.of(), mistake);
    }
}
