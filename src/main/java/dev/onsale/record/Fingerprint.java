package dev.onsale.record;

import java.util.LinkedHashMap;
import java.util.Map;

/** What must be equal for two runs to be comparable: named fields, so that a difference can be named. */
public record Fingerprint(Map<String, String> fields) {

    /** The fields that differ, name to {@code "this one / that one"}; empty when comparable. */
    public Map<String, String> differencesFrom(Fingerprint other) {
        Map<String, String> differences = new LinkedHashMap<>();
        fields.forEach((name, value) -> {
            String theirs = other.fields.getOrDefault(name, "absent");
            if (!value.equals(theirs)) {
                differences.put(name, value + " / " + theirs);
            }
        });
        other.fields.forEach((name, value) -> {
            if (!fields.containsKey(name)) {
                differences.put(name, "absent / " + value);
            }
        });
        return differences;
    }
}
