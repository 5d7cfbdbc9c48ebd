package dev.onsale.record;

import dev.onsale.plan.JitCompiler;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What must be equal for two runs to be comparable: named fields, so that a difference can be named.
 *
 * <p>A fingerprint that follows the later rule ({@link #RULE}) names each thing that decided the load of a plain
 * simulation. Which of them a run encounters depends on how far it went: a class that only a failing visitor needs is
 * loaded in some runs only. So a thing that both runs name must be equal in both. A thing that only one of them names
 * proves nothing: if the code that asks for it is the same, it was there. With a fingerprint that predates the rule,
 * only the fields that both have are compared.
 */
public record Fingerprint(Map<String, String> fields) {
    /** The field that says which rule fingerprinted a simulation's load; absent before there was a second rule. */
    public static final String RULE = "rule";

    static final String RULE_BY_PARTS = "2";

    /** The field that says how the injector's JVM compiled; absent for the JVM's default. */
    public static final String COMPILER = "compiler";

    /** Stood for the whole simulation before its parts were named. */
    private static final String SOURCE = "scenario";

    /** Fields that every fingerprint of the later rule has. */
    static final Set<String> BY_RULE =
            Set.of(RULE, "simulation", "injection", "other base URLs", "gatling settings", "--for", "--scale");

    private static final String STEPS = "steps";

    /** Replaces a value that may be secret: only the fact that it was asked for is known. */
    public static final String BY_NAME_ONLY = "by name only";

    /** Prefixes of the things that a run may or may not have encountered. */
    private static final List<String> PARTS = List.of("-D", "$", "file ", "class ");

    /** Digests derived from the things above: where one of those differs, it says more. */
    private static final Set<String> CONSEQUENCES = Set.of("arrivals", "injection");

    /**
     * A copy with what turns a plain simulation's request names into steps. Adds nothing where names are steps, so that
     * runs that predate the rule stay comparable.
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

    /** A copy with the step rule of another run. */
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
        boolean byParts = isByParts() && other.isByParts();
        boolean mixed = isByParts() != other.isByParts();
        Map<String, String> differences = new LinkedHashMap<>();
        fields.forEach((name, value) -> {
            String theirs = other.fields.getOrDefault(name, unsaid(name));
            if (differ(name, value, theirs) && counts(name, other, byParts, mixed)) {
                differences.put(name, isNew(name) ? theirs + " → " + value : value + " / " + theirs);
            }
        });
        other.fields.forEach((name, value) -> {
            if (!fields.containsKey(name) && counts(name, this, byParts, mixed)) {
                differences.put(name, isNew(name) ? value + " → absent" : unsaid(name) + " / " + value);
            }
        });
        if (differences.keySet().stream().anyMatch(name -> isNew(name) && !CONSEQUENCES.contains(name))) {
            differences.keySet().removeAll(CONSEQUENCES);
        }
        return differences;
    }

    private static String unsaid(String name) {
        return name.equals(COMPILER) ? JitCompiler.TIERED.label() : "absent";
    }

    /** The compiler of the injector that made the run. */
    public String compiler() {
        return fields.getOrDefault(COMPILER, unsaid(COMPILER));
    }

    /** Differences as text: {@code -Dvu: 5 → 50; cpu a / b}. */
    public static String told(Map<String, String> differences) {
        return differences.entrySet().stream()
                .map(difference ->
                        difference.getKey() + (isNew(difference.getKey()) ? ": " : " ") + difference.getValue())
                .collect(Collectors.joining("; "));
    }

    /** A value that one of the two runs withheld proves no difference. */
    private static boolean differ(String name, String value, String theirs) {
        return !value.equals(theirs)
                && !value.equals(BY_NAME_ONLY)
                && !theirs.equals(BY_NAME_ONLY)
                && !(name.equals(SOURCE) && SameScenarios.are(value, theirs));
    }

    private boolean isByParts() {
        return Objects.equals(fields.get(RULE), RULE_BY_PARTS);
    }

    /** @param without the fingerprint that may lack the field */
    private static boolean counts(String name, Fingerprint without, boolean byParts, boolean mixed) {
        if (byParts) {
            return !name.equals(SOURCE) && (!isPart(name) || without.fields.containsKey(name));
        }
        return !mixed || !isNew(name);
    }

    private static boolean isPart(String name) {
        return PARTS.stream().anyMatch(name::startsWith);
    }

    private static boolean isNew(String name) {
        return BY_RULE.contains(name) || isPart(name);
    }
}
