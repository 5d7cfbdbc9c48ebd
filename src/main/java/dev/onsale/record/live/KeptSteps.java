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
 * @param told names of removed steps to the steps that contain their responses
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

    /** All responses written, over all steps. */
    long responses() {
        return steps.stream().mapToLong(LiveStep::responses).sum();
    }

    /** What a run with these steps counted. */
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

    /** The final name under which a step's responses are reported. */
    String nameOf(String step) {
        return told.getOrDefault(step, step);
    }

    /** Tags as written to the final tags of the run's steps; empty if they are the same. */
    Optional<Map<String, String>> tags(int written) {
        Map<String, String> tags = new LinkedHashMap<>();
        for (LiveStep step : steps) {
            tags.put(step.tag, Tags.of(tags.size() + 1));
        }
        return tags.size() == written ? Optional.empty() : Optional.of(tags);
    }
}
