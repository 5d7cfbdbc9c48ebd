package dev.onsale.cli;

import dev.onsale.load.PlainSimulation;
import dev.onsale.load.ScenarioClass;
import dev.onsale.load.Script;
import dev.onsale.load.SimulationRoute;
import dev.onsale.plan.BadInputException;
import dev.onsale.plan.Concern;
import dev.onsale.plan.Concern.Severity;
import dev.onsale.plan.JourneyEstimate;
import dev.onsale.plan.NearestName;
import dev.onsale.plan.Plan;
import dev.onsale.plan.PlanOutlook;
import dev.onsale.plan.Workload;
import dev.onsale.plan.reading.PlanLoader;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is known about a plan before anything is sent: from arithmetic, from its scenario, and from its
 * environment.
 */
final class Outlook {
    private static final List<String> TARGET = List.of("target");

    private final PlanFile planFile;
    private final Plan asRun;
    private final JourneyEstimate journey;
    private final Supplier<Script> script;

    private Outlook(PlanFile planFile, Plan asRun, JourneyEstimate journey, Supplier<Script> script) {
        this.planFile = planFile;
        this.asRun = asRun;
        this.journey = journey;
        this.script = script;
    }

    /** @param script used only if the number of responses is not known yet */
    static PlanOutlook of(PlanFile planFile, ScenarioClass scenario, Plan asRun, Supplier<Script> script) {
        JourneyEstimate kept = scenario.estimate(asRun, script);
        JourneyEstimate journey =
                PlanOutlook.of(asRun, kept).contradictions().isEmpty() ? kept : scenario.estimateAnew(asRun, script);
        Outlook outlook = new Outlook(planFile, asRun, journey, script);
        List<Concern> more = new ArrayList<>();
        more.addAll(outlook.target());
        more.addAll(outlook.told(outlook::accounts, List.of()));
        more.addAll(outlook.visitors());
        return outlook.arithmetic(journey).with(more);
    }

    private PlanOutlook arithmetic(JourneyEstimate estimate) {
        return journey.isPlain()
                        && planFile.plan().workload().arrivals().isEmpty()
                        && script.get() instanceof PlainSimulation simulation
                ? PlanOutlook.of(asRun, estimate, simulation.ownOutlook(asRun.seed()))
                : PlanOutlook.of(asRun, estimate);
    }

    /** @throws BadInputException listing all contradictions at once, each with its place */
    static void refuse(PlanFile planFile, PlanOutlook outlook) {
        List<BadInputException> mistakes = outlook.contradictions().stream()
                .map(concern -> new BadInputException(
                        concern.key().isEmpty()
                                ? concern.what()
                                : planFile.where(concern.key()) + ": " + concern.what(),
                        concern.hint()))
                .toList();
        if (!mistakes.isEmpty()) {
            throw BadInputException.ofAll(mistakes);
        }
    }

    private List<Concern> told(Runnable check, List<String> key) {
        try {
            check.run();
            return List.of();
        } catch (BadInputException e) {
            return List.of(new Concern(Severity.CANNOT, String.valueOf(e.getMessage()), e.hint(), key));
        }
    }

    /** Addresses that the interlock would refuse, and those of a plain simulation that the options leave unchanged. */
    private List<Concern> target() {
        if (journey.scenarios() != null && script.get() instanceof PlainSimulation simulation) {
            SimulationRoute route = planFile.route(simulation);
            return Stream.concat(route.refusals().stream(), route.notes().stream())
                    .toList();
        }
        return asRun.targetsPractice() ? told(this::nothingToMap, List.of()) : told(planFile::target, TARGET);
    }

    /** The practice box office runs on this machine, at an address that is not known before it starts. */
    private void nothingToMap() {
        if (!planFile.hostMap().isEmpty()) {
            throw new BadInputException(
                    "--map-host matches nothing: connections to the practice box office are not mapped",
                    "omit --map-host, or name your own target: --target URL");
        }
    }

    private void accounts() {
        PlanLoader.accounts(asRun, planFile.secrets(), planFile.file());
    }

    /**
     * The plan's visitors matter only if the plan has arrivals; otherwise the simulation's own scenarios decide who
     * comes.
     */
    private List<Concern> visitors() {
        @Nullable Set<String> scenarios = journey.scenarios();
        if (scenarios == null
                || planFile.plan().workload().arrivals().isEmpty()
                || asRun.workload().visitors().equals(Workload.VISITORS_DEFAULT)) {
            return List.of();
        }
        return asRun.workload().visitors().keySet().stream()
                .filter(kind -> !scenarios.contains(kind))
                .map(kind -> new Concern(
                        Severity.CANNOT,
                        "the simulation has no scenario '" + kind + "', but the plan sends visitors of that kind",
                        NearestName.hint(kind, scenarios),
                        List.of("visitors", kind)))
                .toList();
    }
}
