package dev.onsale.plan.reading;

import dev.onsale.plan.BadInputException;
import dev.onsale.plan.QuotedText;
import dev.onsale.plan.reading.LocatedNode.Entry;
import dev.onsale.plan.reading.LocatedNode.Mapping;
import dev.onsale.plan.reading.LocatedNode.Scalar;
import java.util.List;
import java.util.Map;

/** Replaces values of the file by values of the command line. */
final class Overrides {
    private Overrides() {}

    /** @param sets dotted keys to values; a value that starts with '[' or '{' is read as YAML */
    static LocatedNode apply(LocatedNode file, Map<String, String> sets) {
        LocatedNode changed = file;
        for (Map.Entry<String, String> set : sets.entrySet()) {
            String where = "--set " + set.getKey();
            List<String> path = List.of(set.getKey().split("\\.", -1));
            if (path.stream().anyMatch(String::isBlank)) {
                throw new BadInputException(
                        where + ": no key", "write --set key=value with a dotted key, such as --set gate.minShift=3ms");
            }
            changed = with(changed, path, value(set.getValue(), where), where);
        }
        return changed;
    }

    private static LocatedNode with(LocatedNode node, List<String> path, LocatedNode value, String where) {
        if (path.isEmpty()) {
            return value;
        }
        if (!(node instanceof Mapping mapping)) {
            throw new BadInputException(
                    where + ": no such key: " + QuotedText.of(path.get(0)) + " in " + node.shown() + " (" + node.where()
                            + ")",
                    "give the whole value, such as --set 'gate.percentiles=[50, 95]'");
        }
        Entry old = mapping.entries().get(path.get(0));
        LocatedNode child = old == null ? new Mapping(Map.of(), where) : old.value();
        LocatedNode changed = with(child, path.subList(1, path.size()), value, where);
        return mapping.with(path.get(0), new Entry(old == null ? where : old.keyWhere(), changed));
    }

    private static LocatedNode value(String text, String where) {
        String stripped = text.strip();
        boolean structured = stripped.startsWith("[") || stripped.startsWith("{");
        return structured
                ? LocatedYaml.ofOption(stripped, where).orElse(new Scalar(null, where))
                : new Scalar(stripped.isEmpty() ? null : stripped, where);
    }
}
