package dev.onsale.cli;

import dev.onsale.load.ClassPath;
import dev.onsale.load.LoadOrder;
import dev.onsale.load.LocalAddresses;
import dev.onsale.load.PlainSimulation;
import dev.onsale.load.RecordSettings;
import dev.onsale.load.ScenarioClass;
import dev.onsale.load.ScenarioCompiler;
import dev.onsale.load.Script;
import dev.onsale.load.ScriptedPlan;
import dev.onsale.load.SimulationRoute;
import dev.onsale.load.TargetAccess;
import dev.onsale.load.TargetAddress;
import dev.onsale.load.UserProperties;
import dev.onsale.plan.BadInputException;
import dev.onsale.plan.HostMap;
import dev.onsale.plan.HostName;
import dev.onsale.plan.Plan;
import dev.onsale.plan.PlanSecrets;
import dev.onsale.plan.TargetUrl;
import dev.onsale.plan.reading.PlanLoader;
import dev.onsale.record.StepRule;
import dev.onsale.rehearse.Judged;
import dev.onsale.rehearse.RunSetup;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/**
 * A plan as the command line names it, with the options that override it.
 *
 * @param hostMap addresses whose connections are redirected
 * @param simulation options that only apply to a plain simulation
 * @param sets the plan values that options set, by dotted key
 */
record PlanFile(
        Path file,
        Plan plan,
        Set<String> allowedHosts,
        HostMap hostMap,
        ClassPath classPath,
        SimulationOptions simulation,
        Map<String, String> sets) {

    /** A name that never exists (RFC 6761), as the target of a load whose destination only its simulation knows. */
    private static final URI UNKNOWN = URI.create("http://own.invalid");

    /** A placeholder for the practice box office's address, sufficient until it is started. */
    private static final String PRACTICE = "http://127.0.0.1:8080";

    /** The default plan of {@code rehearse}, relative to the current folder. */
    static final Path DEFAULT = Path.of("scenarios", "arena.yaml");

    /** @param file a plan, or an argument that {@link PlanArgument} turns into one */
    static PlanFile read(Path file, PlanOptions options) {
        OtherLanguage.refuse(file);
        options.properties().forEach(UserProperties::set);
        Map<String, String> sets = options.values();
        options.target().ifPresent(target -> sets.put("target", target));
        options.seed().ifPresent(seed -> sets.put("seed", Long.toString(seed)));
        options.loadFor().ifPresent(length -> sets.put("load.for", length));
        options.scale().ifPresent(scale -> sets.put("load.scale", scale));
        ClassPath classPath = options.classPath();
        boolean scenario = PlanArgument.isScenario(file);
        Plan plan = scenario ? PlanArgument.plan(file, classPath, sets) : PlanLoader.load(file, sets);
        Set<String> allowed = new LinkedHashSet<>(plan.destination().allowedTargets());
        for (String host : options.allowedTargets()) {
            if (HostName.comparable(host).isEmpty()) {
                throw new BadInputException(
                        "--allow-target is '" + host + "', but must be a host name without scheme, port or path",
                        "name the exact host, such as --allow-target staging.example.org");
            }
            allowed.add(host);
        }
        SimulationOptions simulation = new SimulationOptions(
                plan.targetsOwn() || (scenario && !sets.containsKey("target")),
                options.allowedUnwatched(),
                options.steps(),
                options.properties());
        PlanFile read = new PlanFile(file, plan, allowed, options.hostMap(), classPath, simulation, sets);
        return plan.targetsOwn() ? read.targetingFirst() : read;
    }

    /** Uses the first address that the simulation itself names, if any, as the plan's target. */
    private PlanFile targetingFirst() {
        Plan known = PlanArgument.target(scenario())
                .map(target -> plan.with(plan.destination().at(target)))
                .orElse(plan);
        return new PlanFile(file, known, allowedHosts, hostMap, classPath, simulation, sets);
    }

    /** Whether the load goes to the plain simulation's own addresses. */
    boolean simulationTarget() {
        return simulation.ownTarget();
    }

    /**
     * The target of the load; the first, if there are several.
     *
     * @throws BadInputException if it is not a valid target, or is not allowed
     */
    URI target() {
        return plan.targetsOwn() ? UNKNOWN : TargetAddress.allowed("target", targetUrl(), allowedHosts, hostMap);
    }

    private String targetUrl() {
        return secrets().resolve(plan.destination().target());
    }

    /** Where the requests of a plain simulation go. */
    SimulationRoute route(PlainSimulation plain) {
        URI target = simulationTarget()
                ? null
                : TargetUrl.of(plan.targetsPractice() ? PRACTICE : targetUrl()).orElse(null);
        return plain.route(new SimulationRoute.Ways(target, hostMap, allowedHosts, simulation.allowedUnwatched()));
    }

    /** The place at which the plan sets a value, for error messages. */
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

    /** The default plan: the one in this folder, else the one that onsale ships. */
    static Path defaultFile() {
        return shipped(DEFAULT.getFileName().toString());
    }

    /** A plan that onsale ships, by its path below {@code scenarios}; a file in this folder takes precedence. */
    static Path shipped(String name) {
        Path here = Path.of("scenarios").resolve(name);
        String home = System.getProperty("onsale.home");
        return Files.exists(here) || home == null ? here : Path.of(home).resolve(here);
    }

    /**
     * The scenario: compiled now, compiled earlier, or from the class path.
     *
     * @throws BadInputException if there is none, or if it does not compile
     */
    ScenarioClass scenario() {
        if (PlanArgument.isScenario(file)) {
            return PlanArgument.scenario(file, classPath);
        }
        OtherLanguage.refuse(file.resolveSibling(plan.scenario()));
        return plan.scenario().endsWith(".java")
                ? compile(file.resolveSibling(plan.scenario()), classPath)
                : ScenarioClass.named(plan.scenario(), classPath);
    }

    static ScenarioClass compile(Path source, ClassPath classPath) {
        return new ScenarioCompiler(CacheFolder.path().resolve("scenarios"), classPath).compile(source);
    }

    /** The scenario, adjusted to the plan. */
    Script script(ScenarioClass scenario) {
        ScenarioLog.show(scenario.className());
        Script script = scenario.script();
        return script instanceof PlainSimulation simulation ? simulation.tuned(plan) : script;
    }

    PlanSecrets secrets() {
        return PlanSecrets.of(plan, System::getenv);
    }

    /**
     * The plan with its arrivals, or with those of the plain simulation that it names.
     *
     * @throws BadInputException if there are none
     */
    Plan withArrivals() {
        return plan.workload().arrivals().isEmpty() ? withArrivalsOf(script(scenario())) : plan;
    }

    private Plan withArrivalsOf(Script script) {
        if (!plan.workload().arrivals().isEmpty()) {
            return plan;
        }
        if (script instanceof PlainSimulation simulation) {
            return plan.withArrivals(simulation.ownArrivals());
        }
        throw new BadInputException(
                file + ": the plan has no 'arrivals'",
                "add 'arrivals:' with at least one entry, such as - { phase: doors, rate: 10/s, for: 4s }; only a plain Gatling simulation has its own");
    }

    /**
     * Everything that a load needs except its stage.
     *
     * @throws BadInputException if the plan is known to be infeasible
     * @throws OtherCompilerException if a JVM with another compiler should send this load
     */
    RunSetup castOfLoad(CommonOptions common, LoadOptions load, Console console) {
        ScenarioClass scenario = scenario();
        Once<Script> script = new Once<>(() -> script(scenario));
        LoadCompiler.of(this, scenario, script).require(console);
        Plan asRun = withArrivalsOf(script.get());
        Outlook.refuse(this, Outlook.of(this, scenario, asRun, script));
        return setup(common, load, scenario, script.get(), asRun);
    }

    /** Figures of the last run of the same scenario with the same options. */
    LastRun lastRun(ScenarioClass scenario) {
        String run = String.join(
                "\n",
                file.toAbsolutePath().normalize().toString(),
                scenario.sourceHash(),
                new TreeMap<>(sets).toString(),
                new TreeMap<>(simulation.properties()).toString());
        String name = UUID.nameUUIDFromBytes(run.getBytes(StandardCharsets.UTF_8)) + ".properties";
        return new LastRun(CacheFolder.path().resolve("last-runs").resolve(name));
    }

    /** Stores what the next run of a plain simulation can be expected to be like. */
    void keepLastRun(RunSetup played, Judged judged) {
        if (played.script() instanceof PlainSimulation) {
            lastRun(scenario()).keep(judged.run());
        }
    }

    /** Everything except the stage, without checking feasibility. */
    RunSetup setup(CommonOptions common, LoadOptions load) {
        ScenarioClass scenario = scenario();
        Script script = script(scenario);
        return setup(common, load, scenario, script, withArrivalsOf(script));
    }

    private RunSetup setup(CommonOptions common, LoadOptions load, ScenarioClass scenario, Script read, Plan asRun) {
        Script script = read;
        String hash = scenario.sourceHash();
        if (script instanceof PlainSimulation plain) {
            PlainSimulation played = played(plain).with(simulation.steps());
            hash = played.hash();
            script = played;
        } else if (!simulation.steps().equals(StepRule.DEFAULT)) {
            throw new BadInputException(
                    file + ": --steps is only for plain Gatling simulations; onsale's own words name their steps",
                    "omit it");
        }
        LocalAddresses.requireHere(plan, where(List.of("injector", "localAddresses")));
        PlanSecrets secrets = secrets();
        for (Header header : load.headers()) {
            secrets = secrets.and(header.value(), "--header " + header.name(), System::getenv);
        }
        PlanSecrets known = secrets;
        List<LoadOrder.Header> headers = load.headers().stream()
                .map(header -> new LoadOrder.Header(header.name(), known.resolve(header.value())))
                .toList();
        return new RunSetup(
                new ScriptedPlan(asRun, known, script, hash, PlanLoader.accounts(asRun, known, file)),
                new TargetAccess(allowedHosts, hostMap, headers),
                RecordSettings.in(common.reports()));
    }

    private PlainSimulation played(PlainSimulation plain) {
        if (!plan.limits().budgets().journeys().isEmpty()) {
            throw new BadInputException(
                    file + ": budgets.journeys: a plain Gatling simulation does not say how a visitor's journey ended",
                    "limit its steps instead, or write the scenario in onsale's own words");
        }
        PlainSimulation arriving = plan.workload().arrivals().isEmpty() ? plain : plain.withPlannedArrivals();
        SimulationRoute route = route(plain);
        route.requireOpen();
        return (simulationTarget() ? arriving : arriving.withTargetReplaced()).telling(route);
    }

    /** Where this plan's accepted runs are stored in git: beside it. */
    Path baselineFolder() {
        return file.resolveSibling("baselines");
    }
}
