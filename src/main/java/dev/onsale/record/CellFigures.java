package dev.onsale.record;

import dev.onsale.plan.Inlined;
import org.jspecify.annotations.Nullable;

/**
 * What a cell was and is, on the metric's own scale.
 *
 * @param change relative change of the decisive comparison (confirmation if there was one, else screen), 0.25 for
 *     +25 %; for shares the absolute change in share; with its 90 % interval {@code [changeLow, changeHigh]}
 */
public record CellFigures(
        @Nullable Double baseline,
        @Nullable Double candidate,
        @Nullable Double change,
        @Nullable Double changeLow,
        @Nullable Double changeHigh)
        implements Inlined {}
