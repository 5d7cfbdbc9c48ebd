package dev.onsale.record;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What must be equal for two runs to be comparable: named fields, so that a difference can be named. */
public record Fingerprint(Map<String, String> fields) {
    private static final String STEPS = "steps";

    /**
     * The same, with what tells the steps of a plain simulation from its requests' names. Nothing where names are steps,
     * so that runs from before there was a rule stay comparable.
     */
    public Fingerprint withSteps(NameFigures names) {
        List<String> rules = new ArrayList<>();
        if (!names.groups().isEmpty()) {
            rules.add("with their groups");
        }
        names.templates().stream()
                .filter(template -> template.by() == NamedBy.TEMPLATE)
                .map(template -> template.template() + " by template")
                .sorted()
                .forEach(rules::add);
        if (rules.isEmpty()) {
            return this;
        }
        Map<String, String> with = new LinkedHashMap<>(fields);
        with.put(STEPS, String.join(", ", rules));
        return new Fingerprint(with);
    }

    /** The same, with steps told as in another run. */
    public Fingerprint withStepsOf(Fingerprint other) {
        Map<String, String> with = new LinkedHashMap<>(fields);
        with.remove(STEPS);
        String rule = other.fields.get(STEPS);
        if (rule != null) {
            with.put(STEPS, rule);
        }
        return new Fingerprint(with);
    }

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
