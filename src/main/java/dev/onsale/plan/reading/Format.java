package dev.onsale.plan.reading;

import dev.onsale.plan.BadInputException;
import java.util.Optional;
import java.util.function.Function;

/**
 * The notation of one kind of value in a plan.
 *
 * @param allowed the allowed values, for errors
 * @param reading returns the value, or nothing if the text is not allowed
 * @param hinting returns how to fix a text that is not allowed
 */
record Format<T>(String allowed, Function<String, Optional<T>> reading, Function<String, String> hinting) {

    /** @param path the value's name in errors, e.g. {@code gate.minShift} */
    T read(LocatedNode node, String path) {
        String text = node instanceof LocatedNode.Scalar scalar && scalar.text() != null ? scalar.text() : "";
        Optional<T> value = text.isBlank() ? Optional.empty() : reading.apply(text.strip());
        return value.orElseThrow(() -> new BadInputException(
                node.where() + ": " + path + " is " + node.shown() + ", expected " + allowed, hinting.apply(text)));
    }
}
