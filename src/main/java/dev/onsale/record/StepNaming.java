package dev.onsale.record;

import java.util.Set;

/**
 * What is known of a run's names beforehand. Known names are steps of their own, however many others there are.
 *
 * @param written literal names of the simulation
 * @param asked names that an assertion or a budget asks for
 */
public record StepNaming(StepRule rule, Set<String> written, Set<String> asked) {

    /** Nothing is known. */
    public static final StepNaming UNKNOWN = new StepNaming(StepRule.DEFAULT, Set.of(), Set.of());

    public StepNaming {
        written = Set.copyOf(written);
        asked = Set.copyOf(asked);
    }

    public boolean isKnown(String name) {
        return written.contains(name) || asked.contains(name) || rule.steps().contains(name);
    }
}
