package dev.onsale.plan.reading;

import dev.onsale.plan.BadInputException;
import dev.onsale.plan.NearestName;
import dev.onsale.plan.QuotedText;
import dev.onsale.plan.reading.LocatedNode.Entry;
import dev.onsale.plan.reading.LocatedNode.Mapping;
import dev.onsale.plan.reading.LocatedNode.Sequence;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One mapping of a plan, with its keys checked. */
final class Section {
    private final Mapping mapping;
    private final String path;

    private Section(Mapping mapping, String path) {
        this.mapping = mapping;
        this.path = path;
    }

    /**
     * @param path the mapping's name in errors, empty for the whole plan
     * @param keys the only keys it may have
     */
    static Section of(LocatedNode node, String path, Collection<String> keys) {
        Section section = open(node, path, keys);
        for (String key : section.keys()) {
            if (!keys.contains(key)) {
                throw section.unknown(key, keys);
            }
        }
        return section;
    }

    /** A mapping whose keys are names chosen by the plan's author. */
    static Section open(LocatedNode node, String path, Collection<String> examples) {
        if (node instanceof Mapping mapping) {
            return new Section(mapping, path);
        }
        throw new BadInputException(
                node.where() + ": " + (path.isEmpty() ? "the plan" : path) + " is " + node.shown()
                        + ", expected a mapping of keys to values",
                "its keys: " + String.join(", ", examples));
    }

    List<String> keys() {
        return mapping.keys();
    }

    boolean has(String key) {
        return mapping.entries().containsKey(key);
    }

    String where() {
        return mapping.where();
    }

    String pathOf(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    @Nullable
    LocatedNode node(String key) {
        Entry entry = mapping.entries().get(key);
        return entry == null ? null : entry.value();
    }

    /** @param hint what to write there */
    LocatedNode requiredNode(String key, String hint) {
        LocatedNode node = node(key);
        if (node == null) {
            String place = path.isEmpty() ? "the plan" : path;
            throw new BadInputException(where() + ": " + place + " has no '" + key + "'", hint);
        }
        return node;
    }

    <T> T required(String key, Format<T> format) {
        return format.read(requiredNode(key, "add '" + key + ":' with " + format.allowed()), pathOf(key));
    }

    <T> @Nullable T optional(String key, Format<T> format) {
        LocatedNode node = node(key);
        return node == null ? null : format.read(node, pathOf(key));
    }

    <T> T or(String key, Format<T> format, T otherwise) {
        LocatedNode node = node(key);
        return node == null ? otherwise : format.read(node, pathOf(key));
    }

    /** The part of the plan under the key, or {@code otherwise} if the key is missing. */
    <T> T part(String key, Function<LocatedNode, T> reading, T otherwise) {
        LocatedNode node = node(key);
        return node == null ? otherwise : reading.apply(node);
    }

    List<LocatedNode> list(String key) {
        LocatedNode node = node(key);
        return node == null ? List.of() : items(node, pathOf(key));
    }

    /** The position of a value; of its name if it is a mapping; of the enclosing section if it is missing. */
    static String whereIn(LocatedNode root, List<String> key) {
        LocatedNode node = root;
        String where = root.where();
        for (String name : key) {
            Entry entry = node instanceof Mapping mapping ? mapping.entries().get(name) : null;
            if (entry == null) {
                return where;
            }
            node = entry.value();
            where = node instanceof Mapping ? entry.keyWhere() : node.where();
        }
        return where;
    }

    static List<LocatedNode> items(LocatedNode node, String path) {
        if (node instanceof Sequence sequence) {
            return sequence.items();
        }
        throw new BadInputException(
                node.where() + ": " + path + " is " + node.shown() + ", expected a list",
                "write a list: '- ' before each item, or [ … ]");
    }

    BadInputException unknown(String key, Collection<String> keys) {
        Entry entry = mapping.entries().get(key);
        String at = entry == null ? where() : entry.keyWhere();
        String place = path.isEmpty() ? "" : " in " + path;
        return new BadInputException(at + ": unknown key " + QuotedText.of(key) + place, NearestName.hint(key, keys));
    }

    /** An error at the value of a key; at the whole section if the key is missing. */
    BadInputException bad(String key, String what, String hint) {
        LocatedNode node = node(key);
        return new BadInputException((node == null ? where() : node.where()) + ": " + what, hint);
    }
}
