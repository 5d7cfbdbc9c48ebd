package dev.onsale.record;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The steps of a run that has ended.
 *
 * @param steps in order of first appearance
 * @param told names of steps that are no more, to those in which they are
 */
record KeptSteps(List<LiveStep> steps, Map<String, String> told) {

    List<String> names() {
        return steps.stream().map(step -> step.name).toList();
    }

    List<RunSummary.StepPhase> summaries(List<String> phaseNames) {
        return steps.stream()
                .flatMap(step -> step.summaries(phaseNames).stream())
                .toList();
    }

    /** All that were written of all steps. */
    long responses() {
        return steps.stream().mapToLong(LiveStep::responses).sum();
    }

    /** What a step's responses are told of under, at the end. */
    String nameOf(String step) {
        return told.getOrDefault(step, step);
    }

    /** Tags as they were written, to those that the run's steps have; empty if they are the same. */
    Optional<Map<String, String>> tags(int written) {
        Map<String, String> tags = new LinkedHashMap<>();
        for (LiveStep step : steps) {
            tags.put(step.tag, Tags.of(tags.size() + 1));
        }
        return tags.size() == written ? Optional.empty() : Optional.of(tags);
    }
}
