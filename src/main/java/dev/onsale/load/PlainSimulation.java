package dev.onsale.load;

import dev.onsale.gatling.GatlingSettings;
import dev.onsale.gatling.simulation.SetUp;
import dev.onsale.gatling.simulation.SimulationAddresses;
import dev.onsale.plan.Arrival;
import dev.onsale.plan.ArrivalSchedule;
import dev.onsale.plan.BadInputException;
import dev.onsale.plan.HostMap;
import dev.onsale.plan.OwnArrivals;
import dev.onsale.plan.Plan;
import dev.onsale.plan.Shard;
import dev.onsale.record.GatlingAssertion;
import dev.onsale.record.PlainLoad;
import dev.onsale.record.RunSummary;
import dev.onsale.record.StepNaming;
import dev.onsale.record.StepRule;
import dev.onsale.record.live.Recorded;
import dev.onsale.scenario.Rehearsal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongConsumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A Gatling simulation as its author wrote it for Gatling: its request names become steps. Its visitors come by its own
 * injection profile or by a plan's arrivals, and go to its own base URL or to another target.
 */
public final class PlainSimulation implements Script {

    private static final int DIGITS = 12;
    private static final Duration WARM_UP_DRAIN = Duration.ofSeconds(3);
    private final ScenarioClass simulation;
    private final SetUp read;
    private final Rendition rendition;
    private final SimulationReads reads;
    private final GatlingSettings settings;

    private PlainSimulation(
            ScenarioClass simulation,
            SetUp read,
            Rendition rendition,
            SimulationReads reads,
            GatlingSettings settings) {
        this.settings = settings;
        this.simulation = simulation;
        this.read = read;
        this.rendition = rendition;
        this.reads = reads;
    }

    /**
     * Instantiates it once to read its set-up; every run creates another instance.
     *
     * @throws BadInputException if it cannot be instantiated, or has no set-up
     */
    static PlainSimulation of(ScenarioClass simulation) {
        ReadProperties.installed();
        SimulationReads reads = new SimulationReads();
        ScenarioLoader loader = simulation.loader(reads);
        GatlingSettings settings = FreshSetUp.settings(simulation, loader);
        SetUp read = FreshSetUp.of(simulation, loader);
        return new PlainSimulation(simulation, read, Rendition.AS_WRITTEN, reads, settings);
    }

    /** Gatling settings that are ignored, because onsale does this itself: keys, each with where it is set. */
    List<String> replacedSettings() {
        return settings.replaced();
    }

    /** The same, with its own injection shortened and scaled as the plan says. */
    public PlainSimulation tuned(Plan plan) {
        UnaryOperator<SetUp> tuning =
                setUp -> setUp.tuned(plan.tuned(), plan.workload().drain());
        return new PlainSimulation(simulation, tuning.apply(read), rendition.tuned(tuning), reads, settings);
    }

    /** The same, with visitors who arrive as the plan says. */
    public PlainSimulation withPlannedArrivals() {
        return as(rendition.withPlannedArrivals());
    }

    /** The same, sent to the run's target instead of its own base URLs. */
    public PlainSimulation withTargetReplaced() {
        return as(rendition.withTargetReplaced());
    }

    /** The same, with names that become steps by this rule. */
    public PlainSimulation with(StepRule rule) {
        return as(rendition.with(rule));
    }

    public StepRule steps() {
        return rendition.steps();
    }

    /** The same, with these remarks about its destination. */
    public PlainSimulation telling(SimulationRoute route) {
        return as(rendition.telling(route));
    }

    private PlainSimulation as(Rendition other) {
        return new PlainSimulation(simulation, read, other, reads, settings);
    }

    @Override
    public List<String> toldBefore() {
        return rendition.toldBefore();
    }

    /** Its own base URLs; may be empty, and contain texts that are not URLs. */
    public List<String> baseUrls() {
        return read.baseUrls();
    }

    /** The first address that it names as a URL; empty if it is known only during a run. */
    public Optional<String> firstAddress() {
        return SimulationAddresses.of(read).first();
    }

    /** Its destinations, under the options that allow and redirect connections. */
    public SimulationRoute route(SimulationRoute.Ways ways) {
        return SimulationRoute.of(SimulationAddresses.of(read), ways);
    }

    /** Names of its scenarios, which are its kinds of visitors. */
    Set<String> scenarios() {
        return read.shares().keySet();
    }

    /** Names of all its scenarios, including those that follow others. */
    public List<String> everyScenario() {
        return read.everyScenario();
    }

    /** The source, or the class's name. */
    String where() {
        return simulation.where();
    }

    /** The failure that an exception of its own hook means. */
    RuntimeException hookFailure(String hook, RuntimeException thrown) {
        return BeforeFailure.of(simulation.where(), hook, thrown);
    }

    /** For one walk through it. */
    ScenarioLoader loader() {
        return simulation.loader();
    }

    /** Set up, and sent where the order says. */
    SetUp walked(LoadOrder order, ScenarioLoader loader) {
        SetUp made = FreshSetUp.of(simulation, loader);
        return (rendition.ownTarget() ? made : made.to(order.target()))
                .sentWith(order.headersByName(), order.localAddresses());
    }

    /** Names of all requests; empty if some are known only when they are sent. */
    Optional<Set<String>> everyStep() {
        return read.steps().every();
    }

    @Override
    public Set<String> authoredSteps(Plan plan) {
        return read.steps().writtenAlone();
    }

    /** Its own injection profile, in the form of a plan's arrivals. */
    public List<Arrival> ownArrivals() {
        return read.injection().arrivals();
    }

    /** The visitors of its own injection profile, as far as they are known in advance. */
    public OwnArrivals ownOutlook(long seed) {
        return read.seeded(seed).injection().outlook();
    }

    /** What a fingerprint includes of it: the source and, if it applies, the injection profile. */
    public String hash() {
        return rendition.ownInjection()
                ? Hashes.of(simulation.sourceHash() + read.injection().text()).substring(0, 16)
                : simulation.sourceHash();
    }

    /**
     * What determines the load, as far as setting it up and running it have shown by now: its own injection, and what
     * it read from its environment. Its destination is the fingerprint's target, wherever that was set.
     */
    @Override
    public Map<String, String> decidedBy(Plan plan, HostMap map) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("simulation", simulation.className());
        fields.put(
                "injection",
                rendition.ownInjection()
                        ? Hashes.of(read.injection().text()).substring(0, DIGITS)
                        : "the plan's arrivals");
        fields.put("other base URLs", rendition.ownTarget() ? String.join(", ", otherBaseUrls(map)) : "");
        fields.put("gatling settings", FreshSetUp.inWords(settings));
        fields.putAll(reads.fields(plan.tuned().ignored(), baseUrls()));
        return fields;
    }

    /** Files that were read for it so far and are empty. */
    List<String> emptyFiles() {
        return reads.emptyFiles();
    }

    /** The further base URLs, with the new address of each that is mapped: the old name does not affect the load. */
    private List<String> otherBaseUrls(HostMap map) {
        return baseUrls().stream().skip(1).map(map::led).toList();
    }

    @Override
    public StepNaming naming(Plan plan) {
        Set<String> asked = new LinkedHashSet<>(plan.limits().budgets().steps().keySet());
        read.assertions(UnaryOperator.identity()).stream()
                .map(GatlingAssertion::step)
                .filter(Objects::nonNull)
                .forEach(asked::add);
        return new StepNaming(rendition.steps(), read.steps().written(), asked);
    }

    @Override
    public DueVisitors due(LoadOrder order) {
        return PlainArrivals.due(order, read, rendition, simulation.where());
    }

    @Override
    public PreparedRun prepared(
            LoadOrder order, ArrivalSchedule schedule, Rehearsal.Listener listener, LongConsumer loadStarted) {
        Duration longest = order.plan().length().plus(order.plan().workload().drain());
        UnaryOperator<SetUp> comers = rendition.ownInjection()
                ? setUp -> setUp.seeded(order.plan().seed()).sharded(order.shard())
                : setUp -> PlainArrivals.arriving(
                        setUp, order.plan(), ArrivalSchedule.of(order.plan()), order.shard(), longest);
        return new PlainAct(source(), order, comers, loadStarted, true);
    }

    @Override
    public PreparedRun warmUp(LoadOrder order, ArrivalSchedule schedule) {
        Duration longest = Duration.ofNanos(schedule.lengthNanos()).plus(WARM_UP_DRAIN);
        return new PlainAct(
                source(),
                order,
                setUp -> PlainArrivals.arriving(setUp, order.plan(), schedule, Shard.WHOLE, longest),
                startMs -> {},
                false);
    }

    /** What its run records in addition to every run. @param shown the recorded form of a name */
    PlainLoad described(DueVisitors due, Recorded recorded, long underWay, UnaryOperator<String> shown) {
        Set<String> ran =
                recorded.steps().stream().map(RunSummary.StepPhase::step).collect(Collectors.toSet());
        return new PlainLoad(
                        simulation.className(),
                        rendition.ownInjection(),
                        due.unknown(),
                        read.assertions(shown),
                        read.steps().last(ran, shown))
                .withNames(recorded.names())
                .with(cutOff(underWay));
    }

    private PlainLoad.@Nullable CutOff cutOff(long underWay) {
        if (!rendition.ownInjection()) {
            return null;
        }
        OwnArrivals outlook = read.injection().outlook();
        Duration end = outlook.endsAfter();
        return end == null || underWay + outlook.neverStart() == 0
                ? null
                : new PlainLoad.CutOff(end.toMillis(), underWay, outlook.neverStart());
    }

    private PlainAct.Source source() {
        return new PlainAct.Source(simulation, rendition, reads, read);
    }
}
