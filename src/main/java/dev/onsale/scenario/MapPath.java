package dev.onsale.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How far a JSON path leads into a body, to distinguish a wrong path from an empty list. */
final class MapPath {

    /** A key, in one of its two notations; all elements, or those that match a filter; one element. */
    private static final Pattern STEP =
            Pattern.compile("\\.([^.\\[\\]*]+)|\\['([^']+)']|(\\.\\*|\\[\\*]|\\[\\?.*?\\)])|\\[(\\d{1,9})]");

    /** More keys than this would not help. */
    private static final int KEYS_SHOWN = 12;

    private static final int KEY_LENGTH_SHOWN = 40;

    private MapPath() {}

    /**
     * Why this path finds nothing in this body; {@code null} if it is right, and leads to an empty list or to a filter
     * that nothing matches. Values are never quoted: they may be secrets.
     */
    static @Nullable String whyNothing(String path, @Nullable Object body) {
        Matcher step = STEP.matcher(path);
        List<Object> reached = body == null ? List.of() : List.of(body);
        int from = 1;
        while (from < path.length()) {
            boolean known = step.region(from, path.length()).lookingAt();
            List<Object> below = known ? below(reached, step) : List.of();
            if (below.isEmpty()) {
                boolean mayBeEmpty =
                        known && step.group(3) != null && reached.stream().allMatch(MapPath::isList);
                return mayBeEmpty
                        ? null
                        : "the seat map's path " + path + " finds nothing: " + path.substring(0, from) + " holds "
                                + kind(reached.isEmpty() ? null : reached.get(0));
            }
            reached = below;
            from = step.end();
        }
        return null;
    }

    private static List<Object> below(List<Object> reached, Matcher step) {
        List<Object> below = new ArrayList<>();
        for (Object value : reached) {
            if (step.group(3) != null) {
                below.addAll(elements(value));
            } else if (step.group(4) == null) {
                String key = step.group(1) == null ? step.group(2) : step.group(1);
                add(value instanceof Map<?, ?> fields ? fields.get(key) : null, below);
            } else {
                int place = Integer.parseInt(step.group(4));
                add(value instanceof List<?> list && place < list.size() ? list.get(place) : null, below);
            }
        }
        return below;
    }

    private static void add(@Nullable Object value, List<Object> to) {
        if (value != null) {
            to.add(value);
        }
    }

    private static List<Object> elements(Object value) {
        List<Object> elements = new ArrayList<>();
        if (value instanceof List<?> list) {
            list.stream().filter(Objects::nonNull).forEach(elements::add);
        } else if (value instanceof Map<?, ?> fields) {
            fields.values().stream().filter(Objects::nonNull).forEach(elements::add);
        }
        return elements;
    }

    private static boolean isList(Object value) {
        return value instanceof List<?>;
    }

    /** A description of a value, e.g. {@code an object with the keys block, seats}. */
    static String kind(@Nullable Object value) {
        if (value instanceof Map<?, ?> fields) {
            return fields.isEmpty() ? "an object without keys" : "an object with the keys " + keys(fields);
        }
        if (value instanceof List<?> list) {
            return "a list of " + list.size();
        }
        if (value instanceof Number) {
            return "a number";
        }
        if (value instanceof Boolean) {
            return "a truth value";
        }
        return value == null ? "nothing" : "a text";
    }

    private static String keys(Map<?, ?> fields) {
        TreeSet<String> names = new TreeSet<>();
        fields.keySet().forEach(key -> names.add(shortened(String.valueOf(key))));
        String shown = String.join(", ", names.stream().limit(KEYS_SHOWN).toList());
        return names.size() > KEYS_SHOWN ? shown + ", …" : shown;
    }

    private static String shortened(String key) {
        return key.length() > KEY_LENGTH_SHOWN ? key.substring(0, KEY_LENGTH_SHOWN) + "…" : key;
    }
}
