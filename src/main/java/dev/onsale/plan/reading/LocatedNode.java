package dev.onsale.plan.reading;

import dev.onsale.plan.QuotedText;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A value of a YAML file with its position, so that every error can give it. */
sealed interface LocatedNode {

    /** The position: {@code file:line:column}, or {@code --set key}. */
    String where();

    /** What was read, as errors quote it. */
    String shown();

    /**
     * A single value.
     *
     * @param text as written; {@code null} if nothing was written
     */
    record Scalar(@Nullable String text, String where) implements LocatedNode {
        @Override
        public String shown() {
            return text == null ? "nothing" : QuotedText.of(text);
        }
    }

    record Sequence(List<LocatedNode> items, String where) implements LocatedNode {
        @Override
        public String shown() {
            return "a list";
        }
    }

    /**
     * Keys and values.
     *
     * @param entries in the order of the file
     */
    record Mapping(Map<String, Entry> entries, String where) implements LocatedNode {
        @Override
        public String shown() {
            return "a mapping";
        }

        Mapping with(String key, Entry entry) {
            Map<String, Entry> changed = new LinkedHashMap<>(entries);
            changed.put(key, entry);
            return new Mapping(Collections.unmodifiableMap(changed), where);
        }

        List<String> keys() {
            return new ArrayList<>(entries.keySet());
        }
    }

    record Entry(String keyWhere, LocatedNode value) {}
}
