package dev.onsale.rehearse;

import dev.onsale.load.PlainSimulation;
import dev.onsale.load.WalkRun;
import dev.onsale.plan.BadInputException;
import dev.onsale.plan.NearestName;
import dev.onsale.plan.Workload;
import dev.onsale.record.walk.Walk;
import dev.onsale.record.walk.WalkFinding;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Sends one visitor of each kind through the journey of a plan, and explains what breaks it.
 *
 * @param walks one per kind
 * @param findings what broke each of them, in the same order; empty if nothing did
 */
public record WalkThrough(List<Walk> walks, List<Optional<WalkFinding>> findings) {

    /** Enough for a slow response or two and a waiting room; a journey without human pauses takes about a second. */
    public static final Duration LONGEST = Duration.ofSeconds(30);

    public WalkThrough {
        walks = List.copyOf(walks);
        findings = List.copyOf(findings);
    }

    /**
     * Sends the visitors.
     *
     * @param only the kind to send, if not all kinds of the plan
     * @param longest after which a visitor who is still under way is cut off
     * @throws dev.onsale.load.TargetUnreachableException if nothing accepts a connection at the target
     * @throws BadInputException if the plan has no such kind, or for the reasons of a run
     */
    public static WalkThrough of(
            RunSetup setup, Stage stage, Optional<String> only, Duration longest, RunObserver observer) {
        List<String> kinds = kinds(setup, only);
        stage.presentCandidate();
        List<Walk> walks = new WalkRun(setup.order(stage, false), longest)
                .execute(kinds, kind -> observer.told("sending one visitor: " + kind));
        return new WalkThrough(walks, walks.stream().map(WalkFindings::of).toList());
    }

    /** Whether every kind completed its journey. */
    public boolean whole() {
        return walks.stream().allMatch(Walk::whole);
    }

    /** Whether the target responded at all. */
    public boolean answered() {
        return walks.stream().anyMatch(Walk::answered);
    }

    private static List<String> kinds(RunSetup setup) {
        return setup.script() instanceof PlainSimulation simulation
                        && setup.plan().workload().visitors().equals(Workload.VISITORS_DEFAULT)
                ? simulation.everyScenario()
                : List.copyOf(setup.plan().workload().visitors().keySet());
    }

    private static List<String> kinds(RunSetup setup, Optional<String> only) {
        List<String> all = kinds(setup);
        only.filter(kind -> !all.contains(kind)).ifPresent(kind -> {
            throw new BadInputException(
                    "--kind " + kind + ": the plan " + setup.plan().name() + " sends no visitors of that kind",
                    NearestName.hint(kind, all));
        });
        return only.map(List::of).orElse(all);
    }
}
