package dev.onsale.gatling.simulation;

import dev.onsale.gatling.injection.Injections;
import dev.onsale.gatling.injection.OwnInjection;
import dev.onsale.gatling.structure.MarkedNames;
import dev.onsale.gatling.structure.SplitScenario;
import dev.onsale.plan.ArrivalSchedule;
import dev.onsale.plan.BadInputException;
import dev.onsale.plan.LoadTuning;
import dev.onsale.plan.Shard;
import dev.onsale.record.GatlingAssertion;
import io.gatling.core.protocol.Protocol;
import io.gatling.core.scenario.SimulationParams;
import io.gatling.core.structure.PopulationBuilder;
import io.gatling.http.protocol.HttpProtocol;
import io.gatling.javaapi.core.Simulation;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import scala.Function0;
import scala.Option;
import scala.concurrent.duration.FiniteDuration;
import scala.jdk.javaapi.CollectionConverters;
import scala.runtime.BoxedUnit;

/** What a simulation passed to {@code setUp}: can be read, and changed as the user requests. Immutable. */
public final class SetUp {

    private final SimulationParams parameters;

    SetUp(SimulationParams parameters) {
        this.parameters = parameters;
    }

    /** @throws BadInputException if it set up nothing that Gatling could run */
    public static SetUp of(Simulation simulation, String where) {
        try {
            return new SetUp(simulation.params(null)).cold();
        } catch (IllegalArgumentException e) {
            throw new BadInputException(
                    where + ": " + String.valueOf(e.getMessage()).replaceFirst("^requirement failed: ", ""),
                    "call setUp(scenario.injectOpen(…)) in the simulation, as for Gatling",
                    e);
        }
    }

    /** A copy without Gatling's warm-up request: nothing is sent that is not measured. */
    private SetUp cold() {
        return httpProtocols().anyMatch(protocol -> protocol.warmUpUrl().isDefined())
                ? with(roots(), HttpProtocols::cold, parameters.maxDuration())
                : this;
    }

    public SimulationParams parameters() {
        return parameters;
    }

    /** Every protocol: those of the simulation before those of its scenarios. */
    Stream<Protocol> protocols() {
        return Stream.concat(Stream.of(parameters.globalProtocols()), flat().map(PopulationBuilder::scenarioProtocols))
                .flatMap(protocols -> CollectionConverters.asJava(protocols).values().stream())
                .distinct();
    }

    private Stream<HttpProtocol> httpProtocols() {
        return protocols().filter(HttpProtocol.class::isInstance).map(HttpProtocol.class::cast);
    }

    /** Every base URL of every protocol, in order. */
    public List<String> baseUrls() {
        return httpProtocols()
                .flatMap(protocol -> CollectionConverters.asJava(protocol.baseUrls()).stream())
                .distinct()
                .toList();
    }

    /** The same for WebSockets. */
    public List<String> wsBaseUrls() {
        return httpProtocols()
                .flatMap(protocol ->
                        CollectionConverters.asJava(protocol.wsPart().wsBaseUrls()).stream())
                .distinct()
                .toList();
    }

    /**
     * Its assertions in onsale's form.
     *
     * @param shown maps a step to its recorded name
     */
    public List<GatlingAssertion> assertions(UnaryOperator<String> shown) {
        return CollectionConverters.asJava(parameters.assertions()).stream()
                .map(assertion -> AssertionReader.read(assertion, shown))
                .toList();
    }

    /** The names of its requests, as far as known before it runs. */
    public SimulationSteps steps() {
        return new SimulationSteps(this);
    }

    /** Names of the scenarios that start with the run, in order. */
    public List<String> rootScenarios() {
        return roots().stream().map(SetUp::name).toList();
    }

    /** Names of all scenarios, including those that follow others; each once. */
    public List<String> everyScenario() {
        return flat().map(SetUp::name).distinct().toList();
    }

    /**
     * @param where the simulation, for messages
     * @throws BadInputException if a part of it cannot be split among injectors
     */
    public void requireSplittable(Shard shard, String where) {
        SplitScenario.requireSplittable(parameters, shard, where);
    }

    /** Marks, in place, each name that an expression makes, and limits a shard's feeders to its own records. */
    public SetUp readyFor(Shard shard) {
        MarkedNames.mark(parameters);
        SplitScenario.split(parameters, shard);
        return this;
    }

    public OwnInjection injection() {
        return new OwnInjection(roots(), chained(), maxDuration());
    }

    /** Scenario names to their shares of all users, by its own injection; equal shares if that is unknown. */
    public Map<String, Double> shares() {
        Map<String, Long> users = new LinkedHashMap<>();
        for (PopulationBuilder root : roots()) {
            Option<?> count = root.injectionProfile().totalUserCount();
            users.put(root.scenarioBuilder().name(), count.isDefined() ? (Long) count.get() : 0L);
        }
        long all = users.values().stream().mapToLong(Long::longValue).sum();
        boolean known = users.values().stream().allMatch(count -> count > 0);
        Map<String, Double> shares = new LinkedHashMap<>();
        users.forEach((name, count) -> shares.put(name, known ? (double) count / all : 1.0 / users.size()));
        return shares;
    }

    /** A copy with its base URLs redirected to another address. */
    public SetUp to(URI target) {
        boolean named = !baseUrls().isEmpty() || !wsBaseUrls().isEmpty();
        return with(roots(), protocol -> HttpProtocols.moved(protocol, target, named), parameters.maxDuration());
    }

    /**
     * A copy with further headers on every request, and each visitor on one of this machine's addresses.
     *
     * @param headers by name
     * @param localAddresses empty for any
     */
    public SetUp sentWith(Map<String, String> headers, List<String> localAddresses) {
        return headers.isEmpty() && localAddresses.isEmpty()
                ? this
                : with(
                        roots(),
                        http -> HttpProtocols.sentWith(http, headers, localAddresses),
                        parameters.maxDuration());
    }

    /** Turns an exception of a simulation's hook into the one to throw. */
    public interface HookFailure {
        /** @param hook {@code before()} or {@code after()} */
        RuntimeException of(String hook, RuntimeException thrown);
    }

    /**
     * A copy whose {@code before()} fails as the handler says, and whose {@code after()} waits for {@link #after}.
     *
     * @param begun called after {@code before()}, even if there is none
     */
    public SetUp hooked(HookFailure failure, Runnable begun) {
        Option<Function0<BoxedUnit>> before = parameters.before();
        return beginningWith(Option.apply(() -> {
            BoxedUnit done = called(before, "before()", failure);
            begun.run();
            return done;
        }));
    }

    /** A copy without its {@code before()} and {@code after()}: they belong to the measured run. */
    public SetUp unhooked() {
        return beginningWith(Option.empty());
    }

    private SetUp beginningWith(Option<Function0<BoxedUnit>> before) {
        return new SetUp(ChangedParameters.beginningWith(parameters, before));
    }

    /** Calls the simulation's own {@code after()}. */
    public void after(HookFailure failure) {
        called(parameters.after(), "after()", failure);
    }

    /** A copy whose randomised steps draw from this seed: each run of it has the same instants. */
    public SetUp seeded(long seed) {
        return with(Injections.seeded(roots(), seed), UnaryOperator.identity(), parameters.maxDuration());
    }

    /**
     * A copy that is shortened and scaled; cuts off visitors still active a drain after the last arrival.
     *
     * @param drain how long visitors who have started may take
     */
    public SetUp tuned(LoadTuning tuning, Duration drain) {
        if (tuning.isWhole()) {
            return this;
        }
        Optional<Duration> own = maxDuration();
        Optional<Duration> end = Optional.ofNullable(tuning.lasting())
                .map(lasting -> lasting.plus(drain))
                .filter(longest -> own.isEmpty() || longest.compareTo(own.get()) < 0)
                .or(() -> own);
        return with(
                Injections.tuned(roots(), tuning),
                UnaryOperator.identity(),
                Option.apply(end.map(SetUp::finite).orElse(null)));
    }

    /**
     * A copy with the same scenarios, whose visitors arrive by schedules.
     *
     * @param byScenario schedule by scenario; a scenario that is absent gets no visitors
     * @param longest after which everything is cut off, unless the simulation sets less
     */
    public SetUp arriving(Map<String, ArrivalSchedule> byScenario, Duration longest) {
        List<PopulationBuilder> arriving = new ArrayList<>();
        for (PopulationBuilder root : roots()) {
            ArrivalSchedule own = byScenario.get(name(root));
            if (own != null) {
                arriving.add(Injections.scheduled(root, own));
            }
        }
        Duration end = maxDuration().filter(own -> own.compareTo(longest) < 0).orElse(longest);
        return with(arriving, UnaryOperator.identity(), Option.apply(finite(end)));
    }

    private static String name(PopulationBuilder population) {
        return population.scenarioBuilder().name();
    }

    /** A copy with the same scenarios and one shard's users of their own injection. */
    public SetUp sharded(Shard shard) {
        return shard.isWhole()
                ? this
                : with(Injections.sharded(roots(), shard), UnaryOperator.identity(), parameters.maxDuration());
    }

    private static BoxedUnit called(Option<Function0<BoxedUnit>> hook, String name, HookFailure failure) {
        if (hook.isDefined()) {
            try {
                hook.get().apply();
            } catch (RuntimeException e) {
                throw failure.of(name, e);
            }
        }
        return BoxedUnit.UNIT;
    }

    private SetUp with(
            List<PopulationBuilder> roots, UnaryOperator<HttpProtocol> change, Option<FiniteDuration> maxDuration) {
        return new SetUp(ChangedParameters.with(parameters, roots, change, maxDuration));
    }

    public Optional<Duration> maxDuration() {
        return parameters.maxDuration().isDefined()
                ? Optional.of(Duration.ofNanos(parameters.maxDuration().get().toNanos()))
                : Optional.empty();
    }

    public boolean chained() {
        return roots().stream().anyMatch(root -> !root.children().isEmpty());
    }

    List<PopulationBuilder> roots() {
        return CollectionConverters.asJava(parameters.rootPopulationBuilders());
    }

    Stream<PopulationBuilder> flat() {
        return CollectionConverters.asJava(PopulationBuilder.flatten(parameters.rootPopulationBuilders())).stream();
    }

    private static FiniteDuration finite(Duration duration) {
        return FiniteDuration.apply(duration.toNanos(), TimeUnit.NANOSECONDS);
    }
}
