package dev.onsale.record.clue;

import java.util.Map;

/**
 * A finding with figures.
 *
 * @param <F> what a figure measures
 */
public interface Figured<F extends Enum<F>> {
    Map<F, Double> figures();

    /** One of its figures; NaN if it is unknown. */
    default double figure(F name) {
        return figures().getOrDefault(name, Double.NaN);
    }

    default boolean has(F name) {
        return figures().containsKey(name);
    }
}
