package dev.onsale.record.live;

import dev.onsale.record.NameFigures;
import dev.onsale.record.RunSummary;
import dev.onsale.record.files.Tags;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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

    private List<RunSummary.StepPhase> summaries(List<String> phaseNames) {
        return steps.stream()
                .flatMap(step -> step.summaries(phaseNames).stream())
                .toList();
    }

    /** All that were written of all steps. */
    long responses() {
        return steps.stream().mapToLong(LiveStep::responses).sum();
    }

    /** What a run counted that has these steps. */
    Recorded recorded(
            List<String> phaseNames,
            JourneyTally journeys,
            long journeyLinesDropped,
            @Nullable LiveEvidence evidence,
            NameFigures names) {
        return new Recorded(
                summaries(phaseNames),
                responses(),
                journeys.totals(),
                journeyLinesDropped,
                journeys.soldOutMs(),
                evidence == null ? null : evidence.ofRun(this),
                evidence == null ? null : evidence.ofNodes(),
                names);
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
