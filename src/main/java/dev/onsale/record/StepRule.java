package dev.onsale.record;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What becomes a step if an expression makes names. By default, an expression with literal text around what varies is
 * one step if it makes more than {@value #BY_VALUE_MAX} names, and one step per name otherwise. An expression without
 * literal text makes one step per name, and a function is one step at each place where it is used.
 *
 * @param said the user's choice for all of them; {@code null} for the default
 * @param kept by template, the rule by which the runs to be compared with were recorded: the number of names in one
 *     night must not change it
 * @param steps of the newest of those runs: these are kept apart again, however many names there are
 * @param otherwise the rule for templates that are not in {@code kept}; {@code null} if the number of names decides
 */
public record StepRule(
        @Nullable NamedBy said,
        Map<String, NamedBy> kept,
        @Nullable NamedBy otherwise,
        Set<String> steps) {

    /** Up to this many names of an expression are steps of their own. */
    public static final int BY_VALUE_MAX = 20;

    /** More names than any plan has: with more, names contain something that varies, such as an id. */
    public static final int STEPS_MAX = 200;

    /** The default: no choice of the user, no earlier runs. */
    public static final StepRule DEFAULT = new StepRule(null, Map.of(), null, Set.of());

    public StepRule {
        kept = Map.copyOf(kept);
        steps = Set.copyOf(steps);
    }

    /** The user's choice for all names. */
    public static StepRule by(NamedBy said) {
        return new StepRule(said, Map.of(), null, Set.of());
    }

    /**
     * A copy that follows how other runs were recorded.
     *
     * @param runs the most relevant last
     */
    public StepRule asIn(List<RunSummary> runs) {
        Map<String, NamedBy> all = new TreeMap<>(kept);
        NamedBy others = otherwise;
        Set<String> names = steps;
        for (RunSummary run : runs) {
            PlainLoad plain = run.plain();
            names = stepsOf(run);
            if (plain != null && plain.names() != null) {
                plain.names().templates().forEach(template -> all.put(template.template(), template.by()));
                others = null;
            } else if (plain != null
                    && run.measured().steps().stream().noneMatch(step -> RunSummary.OTHER_STEPS.equals(step.step()))) {
                // Before there were templates every name was a step, and such a run knew all of its own.
                others = NamedBy.VALUE;
            }
        }
        return new StepRule(said, all, others, names);
    }

    /** No more than a run keeps apart anyway, so that names that never recur do not accumulate. */
    private static Set<String> stepsOf(RunSummary run) {
        return run.measured().steps().stream()
                .map(RunSummary.StepPhase::step)
                .distinct()
                .limit(STEPS_MAX)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The rule for a name; {@code null} if the number of names decides. */
    @Nullable
    public NamedBy by(MadeName name) {
        if (said != null) {
            return said;
        }
        return switch (name.origin()) {
            case WRITTEN, BARE_EXPRESSION -> NamedBy.VALUE;
            case FUNCTION -> NamedBy.TEMPLATE;
            case EXPRESSION -> kept.getOrDefault(name.template(), otherwise);
        };
    }
}
