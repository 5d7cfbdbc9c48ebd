package dev.onsale.record.live;

import dev.onsale.plan.Outcome;
import dev.onsale.record.NameFigures;
import dev.onsale.record.RunSummary;
import dev.onsale.record.evidence.ErrorKinds;
import dev.onsale.record.evidence.NodeEvidence;
import dev.onsale.record.evidence.StepEvidence;
import dev.onsale.record.machine.InjectorHealth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a finished {@link LiveRecord} counted, as written to {@code run.json}.
 *
 * @param steps each step's whole run ({@link RunSummary#ALL_PHASES}) and then its phases in the plan's order, in which
 *     it had responses; steps in order of first appearance
 * @param responses all responses of all steps
 * @param journeys kind of visitor to outcome to count: exact
 * @param journeyLinesDropped journeys that were counted but have no line of their own in the journeys' file, because
 *     the writer could not keep up
 * @param evidence what each step's responses reported; {@code null} if that was not recorded
 * @param nodes what each node's responses reported; {@code null} likewise
 * @param names what is known of the names of requests and groups
 * @param soldOutMs when the first journey ended because everything was sold, since the load's start; {@code null} if
 *     none did
 */
public record Recorded(
        List<RunSummary.StepPhase> steps,
        long responses,
        Map<String, Map<Outcome, Long>> journeys,
        long journeyLinesDropped,
        @Nullable Long soldOutMs,
        @Nullable List<StepEvidence> evidence,
        @Nullable List<NodeEvidence> nodes,
        NameFigures names) {

    /** For a run in which no journey ended sold out. */
    public Recorded(
            List<RunSummary.StepPhase> steps,
            long responses,
            Map<String, Map<Outcome, Long>> journeys,
            long journeyLinesDropped) {
        this(steps, responses, journeys, journeyLinesDropped, null, null, null, NameFigures.NONE);
    }

    /**
     * The name of {@code journeyLinesDropped} in {@link InjectorHealth#faults}, if it is not 0: a machine that cannot
     * write one line per journey is short of a resource.
     */
    public static final String JOURNEY_LINES_DROPPED = "journey lines dropped";

    /** What was counted under one name because there were too many, one sentence each. */
    public List<String> countedTogether() {
        List<String> told = new ArrayList<>();
        if (names.hiddenNames() > 0) {
            told.add("warning: requests have more than " + LiveSteps.STEPS_MAX + " names; "
                    + LiveSteps.hiddenInWords(names.hiddenNames()) + " later ones are counted as " + LiveSteps.OTHER
                    + ": omit variable parts, such as ids, from request names");
        }
        if (names.hiddenGroups() > 0) {
            told.add("warning: there are more than " + LiveGroups.GROUPS_MAX + " groups; "
                    + LiveSteps.hiddenInWords(names.hiddenGroups())
                    + " later ones have no figures: omit variable parts, such as ids, from group names");
        }
        if (steps.stream().anyMatch(step -> step.errors().containsKey(ErrorKinds.OTHER))) {
            told.add("warning: a step failed in more than " + ErrorKinds.KINDS_MAX + " ways; later ones are counted as "
                    + ErrorKinds.OTHER);
        }
        if (nodes != null && nodes.stream().anyMatch(node -> node.node().equals(LiveEvidence.OTHER_NODES))) {
            told.add("warning: the target named more than " + LiveEvidence.NODES_MAX
                    + " nodes by Server-Timing; later ones are counted as " + LiveEvidence.OTHER_NODES);
        }
        return told;
    }
}
