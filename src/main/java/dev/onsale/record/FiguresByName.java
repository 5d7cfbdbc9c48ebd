package dev.onsale.record;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The figures of a finding by name, in the order in which the names are declared. */
final class FiguresByName {
    private FiguresByName() {}

    /** @param figures {@code null} if a file holds none */
    static <F extends Enum<F>> Map<F, Double> copyOf(Class<F> names, @Nullable Map<F, Double> figures) {
        Map<F, Double> inOrder = new EnumMap<>(names);
        if (figures != null) {
            inOrder.putAll(figures);
        }
        return Collections.unmodifiableMap(inOrder);
    }

    /** The same figures and one more. */
    static <F extends Enum<F>> Map<F, Double> with(Map<F, Double> figures, F name, double value) {
        Map<F, Double> more = new EnumMap<>(name.getDeclaringClass());
        more.putAll(figures);
        more.put(name, value);
        return more;
    }
}
