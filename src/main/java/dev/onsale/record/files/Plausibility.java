package dev.onsale.record.files;

import dev.onsale.record.RunId;
import dev.onsale.record.RunSummary;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds implausible values in a record read from a file: numbers that break arithmetic, an id that is a path, a
 * duplicate step. The judge may rely on it.
 */
final class Plausibility {
    /** Instants in ms, counts and sums of ms are well below it; sums of many of these still fit into a long. */
    private static final double NUMBER_MAX = 1e15;

    private static final Duration DURATION_MAX = Duration.ofDays(10_000);

    /** Ten times what a run records; comparisons take time for each step. */
    private static final int STEPS_MAX = 2_000;

    /** Any long can be a seed. */
    private static final String SEED = "seed";

    private static final ClassValue<RecordComponent[]> COMPONENTS = new ClassValue<>() {
        @Override
        protected RecordComponent[] computeValue(Class<?> type) {
            return type.getRecordComponents();
        }
    };

    private Plausibility() {}

    /** The first implausible value, for example {@code 'totals.due' is 1.0E300}; empty if there is none. */
    static Optional<String> firstImplausible(RunSummary summary) {
        if (!RunId.isOne(summary.id())) {
            return Optional.of("its id is no name of a run");
        }
        if (RunReader.stepNames(summary).size() > STEPS_MAX) {
            return Optional.of("it has more than " + STEPS_MAX + " steps");
        }
        Set<List<String>> seen = new HashSet<>();
        for (RunSummary.StepPhase step : summary.measured().steps()) {
            if (!seen.add(List.of(step.step(), step.phase()))) {
                return Optional.of("a step is there twice in phase " + step.phase());
            }
        }
        return firstOutOfRange(summary);
    }

    /** The same for the numbers of any record. */
    static Optional<String> firstOutOfRange(Record value) {
        return in(value, Place.DOCUMENT);
    }

    private static Optional<String> in(@Nullable Object value, Place place) {
        if (value instanceof Record parent) {
            for (RecordComponent component : COMPONENTS.get(parent.getClass())) {
                Object child = component.getName().equals(SEED) ? null : valueOf(component, parent);
                Optional<String> found = in(child, place.below(component.getName(), child));
                if (found.isPresent()) {
                    return found;
                }
            }
            return Optional.empty();
        }
        if (value instanceof Map<?, ?> map) {
            Optional<String> found = inAll(map.keySet(), place);
            return found.isPresent() ? found : inAll(map.values(), place);
        }
        if (value instanceof Collection<?> collection) {
            return inAll(collection, place);
        }
        boolean outOfRange = (value instanceof Number number && !(Math.abs(number.doubleValue()) <= NUMBER_MAX))
                || (value instanceof Duration duration && duration.abs().compareTo(DURATION_MAX) > 0);
        return outOfRange ? Optional.of("'" + place.text() + "' is " + value) : Optional.empty();
    }

    private static Optional<String> inAll(Collection<?> values, Place place) {
        for (@Nullable Object child : values) {
            Optional<String> found = in(child, place);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static @Nullable Object valueOf(RecordComponent component, Record parent) {
        try {
            return component.getAccessor().invoke(parent);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new AssertionError("records of onsale are readable: " + component, e);
        }
    }
}
