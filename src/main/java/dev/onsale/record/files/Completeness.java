package dev.onsale.record.files;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds what a record read from a file lacks: a component that is null although its declaration does not allow that.
 */
final class Completeness {
    /** Finding out whether a component may be null takes far longer than checking whether it is. */
    private static final ClassValue<List<Component>> COMPONENTS = new ClassValue<>() {
        @Override
        protected List<Component> computeValue(Class<?> type) {
            return Stream.of(type.getRecordComponents()).map(Component::of).toList();
        }
    };

    private record Component(String name, Method accessor, boolean mayLack) {
        static Component of(RecordComponent component) {
            return new Component(
                    component.getName(),
                    component.getAccessor(),
                    component.getAnnotatedType().isAnnotationPresent(Nullable.class));
        }
    }

    private Completeness() {}

    /** The path of the first missing value, for example {@code times.loadStartMs}; empty if none is missing. */
    static Optional<String> firstMissing(Record value) {
        return missingIn(value, Place.DOCUMENT).map(Place::text);
    }

    private static Optional<Place> missingIn(Object value, Place place) {
        if (value instanceof Record parent) {
            for (Component component : COMPONENTS.get(parent.getClass())) {
                @Nullable Object child = valueOf(component, parent);
                Place there = place.below(component.name(), child);
                if (child == null && !component.mayLack()) {
                    return Optional.of(there);
                }
                Optional<Place> missing = child == null ? Optional.empty() : missingIn(child, there);
                if (missing.isPresent()) {
                    return missing;
                }
            }
        } else if (value instanceof Map<?, ?> map) {
            return firstMissingOf(map.values(), place);
        } else if (value instanceof Collection<?> collection) {
            return firstMissingOf(collection, place);
        }
        return Optional.empty();
    }

    private static Optional<Place> firstMissingOf(Collection<?> values, Place place) {
        int index = 0;
        for (@Nullable Object child : values) {
            Place there = place.at(index++);
            if (child == null) {
                return Optional.of(there);
            }
            Optional<Place> missing = missingIn(child, there);
            if (missing.isPresent()) {
                return missing;
            }
        }
        return Optional.empty();
    }

    private static @Nullable Object valueOf(Component component, Record parent) {
        try {
            return component.accessor().invoke(parent);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new AssertionError("records of onsale are readable: " + component.accessor(), e);
        }
    }
}
