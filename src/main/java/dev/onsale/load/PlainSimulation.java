package dev.onsale.load;

import dev.onsale.plan.Arrival;
import dev.onsale.plan.ArrivalSchedule;
import dev.onsale.plan.BadInputException;
import dev.onsale.plan.OwnArrivals;
import dev.onsale.plan.Plan;
import dev.onsale.record.GatlingAssertion;
import dev.onsale.record.PlainLoad;
import dev.onsale.record.Recorded;
import dev.onsale.record.RunSummary;
import dev.onsale.scenario.Rehearsal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongConsumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A Gatling simulation as its author wrote it for Gatling: its request names become steps. It comes by its own
 * injection profile or by a plan's arrivals, and goes to its own base URL or to another target.
 */
public final class PlainSimulation implements Script {

    private static final int DIGITS = 12;
    private static final Duration WARM_UP_DRAIN = Duration.ofSeconds(3);

    private final ScenarioClass simulation;
    private final SetUp read;
    private final boolean ownInjection;
    private final boolean ownTarget;
    private final UnaryOperator<SetUp> tuned;
    private final SimulationReads reads;
    private final GatlingSettings settings;

    private PlainSimulation(
            ScenarioClass simulation,
            SetUp read,
            boolean ownInjection,
            boolean ownTarget,
            UnaryOperator<SetUp> tuned,
            SimulationReads reads,
            GatlingSettings settings) {
        this.reads = reads;
        this.settings = settings;
        this.tuned = tuned;
        this.simulation = simulation;
        this.read = read;
        this.ownInjection = ownInjection;
        this.ownTarget = ownTarget;
    }

    /**
     * Instantiates it once to read its set-up; every run instantiates it anew.
     *
     * @throws BadInputException if it cannot be instantiated, or sets up nothing
     */
    static PlainSimulation of(ScenarioClass simulation) {
        ReadProperties.installed();
        SimulationReads reads = new SimulationReads();
        ScenarioLoader loader = simulation.loader(reads);
        GatlingSettings settings = settings(simulation, loader);
        SetUp read = setUp(simulation, loader);
        return new PlainSimulation(simulation, read, true, true, UnaryOperator.identity(), reads, settings);
    }

    private static SetUp setUp(ScenarioClass simulation, ScenarioLoader loader) {
        settings(simulation, loader).followed();
        UserResources.lookIn(loader, folders(simulation));
        return SetUp.of(simulation.simulation(loader), simulation.where());
    }

    private static GatlingSettings settings(ScenarioClass simulation, ScenarioLoader loader) {
        return GatlingSettings.of(loader, folders(simulation));
    }

    private static List<Path> folders(ScenarioClass simulation) {
        return UserResources.foldersOf(simulation.source(), simulation.root());
    }

    /** What is set of Gatling and not followed, because onsale does it itself: keys, each with where it is set. */
    List<String> replacedSettings() {
        return settings.replaced();
    }

    /** The same, whose own injection is shortened and scaled as the plan says. */
    public PlainSimulation tuned(Plan plan) {
        UnaryOperator<SetUp> tuning = setUp -> TunedInjection.of(setUp, plan.tuned(), plan.drain());
        return new PlainSimulation(simulation, tuning.apply(read), ownInjection, ownTarget, tuning, reads, settings);
    }

    /** The same, with visitors who arrive as the plan says. */
    public PlainSimulation withPlannedArrivals() {
        return new PlainSimulation(simulation, read, false, ownTarget, tuned, reads, settings);
    }

    /** The same, sent to the run's target instead of its own base URLs. */
    public PlainSimulation withTargetReplaced() {
        return new PlainSimulation(simulation, read, ownInjection, false, tuned, reads, settings);
    }

    /** Where it would go by itself; may be empty, and hold what is no URL. */
    public List<String> baseUrls() {
        return read.baseUrls();
    }

    /** Names of its scenarios, which are its kinds of visitors. */
    Set<String> scenarios() {
        return read.shares().keySet();
    }

    /** Names of all requests; empty if some are known only while they are sent. */
    Optional<Set<String>> everyStep() {
        return PlainSteps.of(read.parameters());
    }

    /** What its own injection profile comes to, as a plan would say it. */
    public List<Arrival> ownArrivals() {
        return read.injection().arrivals();
    }

    /** Who comes by its own injection profile, as far as that is known beforehand. */
    public OwnArrivals ownOutlook(long seed) {
        return read.seeded(seed).injection().outlook();
    }

    /** What a fingerprint names: the source and, where it is run, the injection profile. */
    public String hash() {
        return ownInjection
                ? Hashes.of(simulation.sourceHash() + read.injection().text()).substring(0, 16)
                : simulation.sourceHash();
    }

    /**
     * What decides the load, as far as setting it up and running it have told by now: its own injection, and what it took
     * from around it. Where it goes is the fingerprint's target, whoever said so.
     */
    @Override
    public Map<String, String> decidedBy(Plan plan) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("simulation", simulation.className());
        fields.put(
                "injection",
                ownInjection ? Hashes.of(read.injection().text()).substring(0, DIGITS) : "the plan's arrivals");
        fields.put("other base URLs", ownTarget ? String.join(", ", otherBaseUrls()) : "");
        fields.put("gatling settings", settings.inWords());
        fields.putAll(reads.fields(plan.tuned().ignored(), baseUrls()));
        return fields;
    }

    /** What was read for it so far and holds nothing. */
    List<String> emptyFiles() {
        return reads.emptyFiles();
    }

    private List<String> otherBaseUrls() {
        return baseUrls().stream().skip(1).toList();
    }

    @Override
    public Due due(LoadOrder order) {
        return ownInjection
                ? read.seeded(order.plan().seed()).injection().due()
                : Due.on(ArrivalSchedule.of(order.plan()));
    }

    @Override
    public Act act(LoadOrder order, ArrivalSchedule schedule, Rehearsal.Listener listener, LongConsumer loadStarted) {
        Duration longest = order.plan().length().plus(order.plan().drain());
        return ownInjection
                ? new Requests(order, setUp -> setUp.seeded(order.plan().seed()), loadStarted, true)
                : new Requests(order, setUp -> arriving(setUp, order.plan(), schedule, longest), loadStarted, true);
    }

    @Override
    public Act warmUp(LoadOrder order, ArrivalSchedule schedule) {
        Duration longest = Duration.ofNanos(schedule.lengthNanos()).plus(WARM_UP_DRAIN);
        return new Requests(order, setUp -> arriving(setUp, order.plan(), schedule, longest), startMs -> {}, false);
    }

    /** Without a word on visitors in the plan, the simulation's scenarios keep the proportions they have. */
    private static SetUp arriving(SetUp setUp, Plan plan, ArrivalSchedule schedule, Duration longest) {
        Map<String, Double> shares = plan.visitors().equals(Plan.VISITORS_DEFAULT) ? setUp.shares() : plan.visitors();
        return setUp.arriving(schedule, shares, plan, longest);
    }

    /** What a run of it has to say of itself beside what every run says. */
    PlainLoad described(Due due, Recorded recorded, Set<String> groups, long underWay) {
        List<GatlingAssertion> assertions = read.assertions().stream()
                .map(AssertionReader::read)
                .map(assertion -> AssertionReader.inViewOf(assertion, recorded, groups))
                .toList();
        Set<String> ran =
                recorded.steps().stream().map(RunSummary.StepPhase::step).collect(Collectors.toSet());
        return new PlainLoad(
                simulation.className(),
                ownInjection,
                due.unknown(),
                assertions,
                LastSteps.of(read.flat(), ran),
                cutOff(underWay));
    }

    private PlainLoad.@Nullable CutOff cutOff(long underWay) {
        if (!ownInjection) {
            return null;
        }
        OwnArrivals outlook = read.injection().outlook();
        Duration end = outlook.endsAfter();
        return end == null || underWay + outlook.neverStart() == 0
                ? null
                : new PlainLoad.CutOff(end.toMillis(), underWay, outlook.neverStart());
    }

    private final class Requests implements Act {
        private final ScenarioLoader loader = simulation.loader(reads);
        private final LoadOrder order;
        private final UnaryOperator<SetUp> arriving;
        private final LongConsumer loadStarted;
        private final boolean measured;
        private SetUp made = read;
        private volatile boolean begun;

        Requests(LoadOrder order, UnaryOperator<SetUp> arriving, LongConsumer loadStarted, boolean measured) {
            this.order = order;
            this.arriving = arriving;
            this.loadStarted = loadStarted;
            this.measured = measured;
        }

        @Override
        public GatlingEngine.Program program() {
            return new PlannedSimulation.SetUpElsewhere(
                    () -> {
                        made = tuned.apply(setUp(simulation, loader));
                        SetUp there = ownTarget ? made : made.to(order.target());
                        SetUp comers = arriving.apply(there.sending(order.headers()));
                        return (measured ? comers.hooked(simulation.where(), () -> begun = true) : comers.unhooked())
                                .parameters();
                    },
                    loadStarted);
        }

        @Override
        public ClassLoader loader() {
            return loader;
        }

        @Override
        public int inFlight(RunTap tap) {
            return tap.inFlight();
        }

        @Override
        public void ended(int started) {
            // Nobody but the visitors themselves knows how far they came.
        }

        @Override
        public void afterRun() {
            if (begun) {
                begun = false;
                made.after(simulation.where());
            }
        }
    }
}
