package dev.onsale.record;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What becomes a step where an expression makes names. By itself, an expression with words around what varies is one step
 * if it makes more than {@value #BY_VALUE_MAX} names, and a step a name if it makes fewer; one without words is a step a
 * name, and a function is one step at each place where it stands.
 *
 * @param said what the user said for all of them; {@code null} for the rule
 * @param kept by template, what runs to be compared with were recorded by: the count of one night must not change it
 * @param steps of the newest of those runs: however many names there are, these are told apart again
 * @param otherwise what templates that are not kept are recorded by; {@code null} if their count is to tell
 */
public record StepRule(
        @Nullable NamedBy said,
        Map<String, NamedBy> kept,
        @Nullable NamedBy otherwise,
        Set<String> steps) {

    /** So many names an expression may make until they are one step. */
    public static final int BY_VALUE_MAX = 20;

    /** More names than any plan has: beyond it names hold something that varies, such as an id. */
    public static final int STEPS_MAX = 200;

    /** Nothing was said, nothing is kept. */
    public static final StepRule DEFAULT = new StepRule(null, Map.of(), null, Set.of());

    public StepRule {
        kept = Map.copyOf(kept);
        steps = Set.copyOf(steps);
    }

    /** What the user says of all names. */
    public static StepRule by(NamedBy said) {
        return new StepRule(said, Map.of(), null, Set.of());
    }

    /**
     * The same, as other runs were recorded.
     *
     * @param runs the one that counts most last
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
                    && run.steps().stream().noneMatch(step -> RunSummary.OTHER_STEPS.equals(step.step()))) {
                // Before there were templates every name was a step, and such a run knew all of its own.
                others = NamedBy.VALUE;
            }
        }
        return new StepRule(said, all, others, names);
    }

    /** No more than a run tells apart by itself, so that names that never come again do not pile up. */
    private static Set<String> stepsOf(RunSummary run) {
        return run.steps().stream()
                .map(RunSummary.StepPhase::step)
                .distinct()
                .limit(STEPS_MAX)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** What a name is recorded by; {@code null} if the count of names is to tell. */
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
