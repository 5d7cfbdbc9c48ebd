package dev.onsale.record;

import java.util.List;

/**
 * What is known of a run's names besides its steps.
 *
 * @param templates expressions that made names, in order of first appearance
 * @param values names that were asked for and are not steps of their own
 * @param groups in order of first appearance
 * @param hiddenNames how many names beyond the limit of steps are counted together, as far as they were counted
 * @param hiddenGroups the same for groups, which are not counted at all
 */
public record NameFigures(
        List<NameTemplate> templates,
        List<ValueFigures> values,
        List<GroupFigures> groups,
        int hiddenNames,
        int hiddenGroups) {

    /** For a run whose names are all literals outside of groups. */
    public static final NameFigures NONE = new NameFigures(List.of(), List.of(), List.of(), 0, 0);

    public NameFigures {
        templates = List.copyOf(templates);
        values = List.copyOf(values);
        groups = List.copyOf(groups);
    }
}
