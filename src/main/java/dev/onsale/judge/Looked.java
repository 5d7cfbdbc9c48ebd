package dev.onsale.judge;

import dev.onsale.judge.Measures.Key;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Cells that were looked at again.
 *
 * @param contrasts as measured
 * @param own of those of which the other steps say something
 */
record Looked(Map<Key, Contrast> contrasts, Map<Key, OwnChange> own, Map<Key, Fresh> fresh) {

    /**
     * One cell's fresh runs.
     *
     * @param differences of each of them
     * @param from the mean of the baseline side, on the compared scale
     */
    record Fresh(List<Double> differences, double from) {}

    /** What is tested at the full level; own changes only of cells that were screened by them. */
    Contrast leading(Key key, Contrast contrast, Screen screen) {
        OwnChange change = own.get(key);
        return change != null && screen.ownLeads(key) ? change.contrast() : contrast;
    }

    /** What must not speak against it; {@code null} where there is no such thing. */
    @Nullable
    Contrast beside(Key key, Contrast contrast, Contrast leading) {
        OwnChange change = own.get(key);
        return change == null ? null : leading.equals(contrast) ? change.contrast() : contrast;
    }
}
