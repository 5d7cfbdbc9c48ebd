package dev.onsale.judge;

import dev.onsale.judge.Measures.Key;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
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

    /**
     * What makes a cell red that was looked at.
     *
     * @param level of the leading test, by whether it is of the cell's own change
     */
    Proofs proofs(Key key, Screen screen, ToDoubleFunction<Boolean> level, double alphaBeside, double toCount) {
        Contrast contrast = Objects.requireNonNull(contrasts.get(key));
        Contrast leading = leading(key, contrast, screen);
        return new Proofs(
                leading,
                level.applyAsDouble(!leading.equals(contrast)),
                beside(key, contrast, leading),
                alphaBeside,
                toCount);
    }

    /** What must not speak against it; {@code null} where there is no such thing. */
    private @Nullable Contrast beside(Key key, Contrast contrast, Contrast leading) {
        OwnChange change = own.get(key);
        return change == null ? null : leading.equals(contrast) ? change.contrast() : contrast;
    }
}
