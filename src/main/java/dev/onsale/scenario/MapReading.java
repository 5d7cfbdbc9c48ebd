package dev.onsale.scenario;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a visitor makes of a seat map.
 *
 * @param rows in which a seat is free, the front one first
 * @param mistake why the map could not be understood; {@code null} if it was, so that no rows are no seats
 */
record MapReading(List<FreeRow> rows, @Nullable String mistake) {

    /** The path finds nothing: only the whole body tells whether that is a mistake. */
    static final MapReading NOTHING = new MapReading(List.of(), "the seat map's path finds nothing");

    static MapReading nothing(@Nullable String mistake) {
        return new MapReading(List.of(), mistake);
    }
}
