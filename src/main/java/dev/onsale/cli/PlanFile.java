package dev.onsale.cli;

import dev.onsale.load.ClassPath;
import dev.onsale.load.LoadOrder;
import dev.onsale.load.PlainSimulation;
import dev.onsale.load.ScenarioClass;
import dev.onsale.load.ScenarioCompiler;
import dev.onsale.load.Script;
import dev.onsale.load.TargetAddress;
import dev.onsale.plan.BadInputException;
import dev.onsale.plan.HostName;
import dev.onsale.plan.Plan;
import dev.onsale.plan.PlanLoader;
import dev.onsale.plan.PlanSecrets;
import dev.onsale.record.StepRule;
import dev.onsale.rehearse.Cast;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A plan as the command line names it, with the options that override it.
 *
 * @param simulationTarget whether the load goes where a plain simulation itself sends it
 * @param sets what the options set in it, by dotted key
 * @param steps what of a plain simulation's names becomes a step
 */
record PlanFile(
        Path file,
        Plan plan,
        Set<String> allowedHosts,
        ClassPath classPath,
        boolean simulationTarget,
        Map<String, String> sets,
        StepRule steps) {

    /** The plan of {@code rehearse}, wherever onsale is started from. */
    static final Path DEFAULT = Path.of("scenarios", "arena.yaml");

    /** @param file a plan, or what {@link PlanArgument} makes one of */
    static PlanFile read(Path file, PlanOptions options) {
        Map<String, String> sets = options.values();
        options.target().ifPresent(target -> sets.put("target", target));
        options.seed().ifPresent(seed -> sets.put("seed", Long.toString(seed)));
        ClassPath classPath = options.classPath();
        boolean scenario = PlanArgument.isScenario(file);
        Plan plan = scenario ? PlanArgument.plan(file, classPath, sets) : PlanLoader.load(file, sets);
        Set<String> allowed = new LinkedHashSet<>(plan.allowedTargets());
        for (String host : options.allowedTargets()) {
            if (HostName.comparable(host).isEmpty()) {
                throw new BadInputException(
                        "--allow-target is '" + host + "', allowed is a host name without scheme, port or path",
                        "name the exact host, e.g. --allow-target staging.example.org");
            }
            allowed.add(host);
        }
        return new PlanFile(
                file, plan, allowed, classPath, scenario && !sets.containsKey("target"), sets, options.steps());
    }

    /** Where the plan says something, as in its mistakes. */
    String where(List<String> key) {
        if (!PlanArgument.isScenario(file)) {
            return PlanLoader.where(file, sets, key);
        }
        String dotted = String.join(".", key);
        return sets.keySet().stream()
                .filter(set -> set.equals(dotted) || set.startsWith(dotted + "."))
                .findFirst()
                .map(set -> "--set " + set)
                .orElse(file.toString());
    }

    /** The default plan: of this folder if it has one, else the one that onsale brings. */
    static Path defaultFile() {
        return shipped(DEFAULT.getFileName().toString());
    }

    /** A plan that onsale brings, by its path below {@code scenarios}; this folder's own goes first. */
    static Path shipped(String name) {
        Path here = Path.of("scenarios").resolve(name);
        String home = System.getProperty("onsale.home");
        return Files.exists(here) || home == null ? here : Path.of(home).resolve(here);
    }

    /**
     * The scenario, compiled (or found compiled, or found on the class path).
     *
     * @throws BadInputException if there is none, or it does not compile
     */
    ScenarioClass scenario() {
        if (PlanArgument.isScenario(file)) {
            return PlanArgument.scenario(file, classPath);
        }
        return plan.scenario().endsWith(".java")
                ? compile(file.resolveSibling(plan.scenario()), classPath)
                : ScenarioClass.named(plan.scenario(), classPath);
    }

    static ScenarioClass compile(Path source, ClassPath classPath) {
        return new ScenarioCompiler(CacheFolder.path().resolve("scenarios"), classPath).compile(source);
    }

    PlanSecrets secrets() {
        return PlanSecrets.of(plan, System::getenv);
    }

    /**
     * The plan with its arrivals, if need be those of the plain simulation that it names.
     *
     * @throws BadInputException if there are none
     */
    Plan withArrivals() {
        return plan.arrivals().isEmpty() ? withArrivalsOf(scenario().script()) : plan;
    }

    private Plan withArrivalsOf(Script script) {
        if (!plan.arrivals().isEmpty()) {
            return plan;
        }
        if (script instanceof PlainSimulation simulation) {
            return plan.withArrivals(simulation.ownArrivals());
        }
        throw new BadInputException(
                file + ": the plan has no 'arrivals'",
                "add 'arrivals:' with at least one stretch, e.g. - { phase: doors, rate: 10/s, for: 4s }; only a plain"
                        + " Gatling simulation brings its own");
    }

    /**
     * Everything but the stage of a load.
     *
     * @throws BadInputException if the plan is known not to come true
     */
    Cast castOfLoad(CommonOptions common, LoadOptions load) {
        ScenarioClass scenario = scenario();
        Script script = scenario.script();
        Plan asRun = withArrivalsOf(script);
        Outlook.refuse(this, Outlook.of(this, scenario, asRun, () -> script));
        return cast(common, load, scenario, script, asRun);
    }

    /** Everything but the stage, whatever will come of it. */
    Cast cast(CommonOptions common, LoadOptions load) {
        ScenarioClass scenario = scenario();
        Script script = scenario.script();
        return cast(common, load, scenario, script, withArrivalsOf(script));
    }

    private Cast cast(CommonOptions common, LoadOptions load, ScenarioClass scenario, Script read, Plan asRun) {
        Script script = read;
        String hash = scenario.sourceHash();
        if (script instanceof PlainSimulation simulation) {
            PlainSimulation played = played(simulation).with(steps);
            hash = played.hash();
            script = played;
        } else if (!steps.equals(StepRule.DEFAULT)) {
            throw new BadInputException(
                    file + ": --steps is for plain Gatling simulations: the words of onsale name their steps",
                    "leave it out");
        }
        PlanSecrets secrets = secrets();
        for (Header header : load.headers()) {
            secrets = secrets.and(header.value(), "--header " + header.name(), System::getenv);
        }
        PlanSecrets known = secrets;
        List<LoadOrder.Header> headers = load.headers().stream()
                .map(header -> new LoadOrder.Header(header.name(), known.resolve(header.value())))
                .toList();
        return new Cast(
                asRun,
                known,
                script,
                hash,
                headers,
                allowedHosts,
                common.reports(),
                PlanLoader.accounts(asRun, known, file));
    }

    private PlainSimulation played(PlainSimulation simulation) {
        if (!plan.budgets().journeys().isEmpty()) {
            throw new BadInputException(
                    file + ": budgets.journeys: a plain Gatling simulation does not say how a visitor's way ended",
                    "limit its steps instead, or write the scenario in the words of onsale");
        }
        PlainSimulation arriving = plan.arrivals().isEmpty() ? simulation : simulation.withPlannedArrivals();
        if (!simulationTarget) {
            return arriving.withTargetReplaced();
        }
        simulation.baseUrls().forEach(url -> TargetAddress.allowed(url, allowedHosts));
        return arriving;
    }

    /** Where this plan's accepted runs are kept in git: beside it. */
    Path baselineFolder() {
        return file.resolveSibling("baselines");
    }
}
