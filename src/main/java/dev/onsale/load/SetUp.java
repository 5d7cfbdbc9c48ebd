package dev.onsale.load;

import dev.onsale.plan.ArrivalSchedule;
import dev.onsale.plan.BadInputException;
import dev.onsale.plan.Kinds;
import dev.onsale.plan.Plan;
import io.gatling.core.protocol.Protocol;
import io.gatling.core.scenario.SimulationParams;
import io.gatling.core.structure.PopulationBuilder;
import io.gatling.http.protocol.HttpProtocol;
import io.gatling.javaapi.core.Simulation;
import io.gatling.javaapi.http.HttpDsl;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import scala.Function0;
import scala.Option;
import scala.collection.immutable.Seq;
import scala.concurrent.duration.FiniteDuration;
import scala.jdk.javaapi.CollectionConverters;
import scala.runtime.BoxedUnit;

/** What a simulation said in its {@code setUp}, to be read, and to be changed where the user asks for it. Immutable. */
final class SetUp {

    private final SimulationParams parameters;

    private SetUp(SimulationParams parameters) {
        this.parameters = parameters;
    }

    /** @throws BadInputException if it set up nothing that Gatling could run */
    static SetUp of(Simulation simulation, String where) {
        try {
            return new SetUp(simulation.params(null)).cold();
        } catch (IllegalArgumentException e) {
            throw new BadInputException(
                    where + ": " + String.valueOf(e.getMessage()).replaceFirst("^requirement failed: ", ""),
                    "call setUp(scenario.injectOpen(…)) in the simulation, as for Gatling",
                    e);
        }
    }

    /** The same without the request by which Gatling warms itself up: nothing is sent that nobody measures. */
    private SetUp cold() {
        return httpProtocols().anyMatch(protocol -> protocol.warmUpUrl().isDefined())
                ? with(roots(), HttpProtocols::cold, parameters.maxDuration())
                : this;
    }

    SimulationParams parameters() {
        return parameters;
    }

    /** Every protocol, the simulation's before those of its scenarios. */
    Stream<Protocol> protocols() {
        return Stream.concat(Stream.of(parameters.globalProtocols()), flat().map(PopulationBuilder::scenarioProtocols))
                .flatMap(protocols -> CollectionConverters.asJava(protocols).values().stream())
                .distinct();
    }

    private Stream<HttpProtocol> httpProtocols() {
        return protocols().filter(HttpProtocol.class::isInstance).map(HttpProtocol.class::cast);
    }

    /** Every base URL of every protocol, in order. */
    List<String> baseUrls() {
        return httpProtocols()
                .flatMap(protocol -> CollectionConverters.asJava(protocol.baseUrls()).stream())
                .distinct()
                .toList();
    }

    /** Likewise of WebSockets. */
    List<String> wsBaseUrls() {
        return httpProtocols()
                .flatMap(protocol ->
                        CollectionConverters.asJava(protocol.wsPart().wsBaseUrls()).stream())
                .distinct()
                .toList();
    }

    List<io.gatling.commons.stats.assertion.Assertion> assertions() {
        return CollectionConverters.asJava(parameters.assertions());
    }

    OwnInjection injection() {
        return new OwnInjection(roots(), chained(), maxDuration());
    }

    /** Names of its scenarios to their shares of all users, by its own injection; equal shares where that is not known. */
    Map<String, Double> shares() {
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

    /**
     * The same scenarios, with visitors who arrive by this schedule.
     *
     * @param shares of the scenarios, by their names
     * @throws BadInputException if scenarios wait for others to end, or a share names no scenario
     */
    SetUp arriving(ArrivalSchedule schedule, Map<String, Double> shares, Plan plan, Duration longest) {
        if (chained()) {
            throw new BadInputException(
                    plan.scenario() + ": it chains scenarios by andThen, which arrivals cannot replace",
                    "take arrivals out of the plan: then its own injection profile is run");
        }
        List<String> names =
                roots().stream().map(root -> root.scenarioBuilder().name()).toList();
        shares.keySet().stream()
                .filter(name -> !names.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw new BadInputException(
                            plan.scenario() + ": it has no scenario '" + name + "', but the plan sends such visitors",
                            "its scenarios are " + names + ": change visitors in the plan, or leave them away");
                });
        Kinds kinds = Kinds.of(shares, schedule.visitors(), plan.seed());
        List<PopulationBuilder> arriving = new ArrayList<>();
        for (PopulationBuilder root : roots()) {
            String name = root.scenarioBuilder().name();
            if (shares.containsKey(name)) {
                arriving.add(Injections.scheduled(root, ofKind(schedule, kinds, name)));
            }
        }
        FiniteDuration ownEnd =
                finite(maxDuration().filter(own -> own.compareTo(longest) < 0).orElse(longest));
        return with(arriving, UnaryOperator.identity(), Option.apply(ownEnd));
    }

    private static ArrivalSchedule ofKind(ArrivalSchedule schedule, Kinds kinds, String name) {
        LongStream.Builder offsets = LongStream.builder();
        for (int visitor = 0; visitor < schedule.visitors(); visitor++) {
            if (kinds.kind(visitor).equals(name)) {
                offsets.add(schedule.offsetNanos(visitor));
            }
        }
        return ArrivalSchedule.exactly(name, offsets.build().toArray(), Duration.ofNanos(schedule.lengthNanos()));
    }

    /** The same, its base URLs led to another address. */
    SetUp to(URI target) {
        boolean named = !baseUrls().isEmpty() || !wsBaseUrls().isEmpty();
        return with(roots(), protocol -> HttpProtocols.moved(protocol, target, named), parameters.maxDuration());
    }

    /** The same, with these headers on every request too. */
    SetUp sending(List<LoadOrder.Header> headers) {
        return headers.isEmpty()
                ? this
                : with(roots(), protocol -> HttpProtocols.sending(headers, protocol), parameters.maxDuration());
    }

    /**
     * The same, whose {@code before()} fails as a bad input, and whose {@code after()} waits for {@link #after}.
     *
     * @param begun called when {@code before()} has been, whether there is one or not
     */
    SetUp hooked(String where, Runnable begun) {
        Option<Function0<BoxedUnit>> before = parameters.before();
        return beginningWith(Option.apply(() -> {
            BoxedUnit done = called(before, "before()", where);
            begun.run();
            return done;
        }));
    }

    /** The same without its {@code before()} and {@code after()}: they belong to the measured run. */
    SetUp unhooked() {
        return beginningWith(Option.empty());
    }

    private SetUp beginningWith(Option<Function0<BoxedUnit>> before) {
        return new SetUp(new SimulationParams(
                parameters.name(),
                parameters.rootPopulationBuilders(),
                parameters.globalProtocols(),
                parameters.globalPauseType(),
                parameters.globalThrottleSteps(),
                parameters.maxDuration(),
                none(),
                before,
                Option.empty()));
    }

    /** Calls the simulation's own {@code after()}. */
    void after(String where) {
        called(parameters.after(), "after()", where);
    }

    /** The same, whose randomised steps draw from this seed: each run of it has the same instants. */
    SetUp seeded(long seed) {
        return with(Injections.seeded(roots(), seed), UnaryOperator.identity(), parameters.maxDuration());
    }

    private static BoxedUnit called(Option<Function0<BoxedUnit>> hook, String name, String where) {
        if (hook.isDefined()) {
            try {
                hook.get().apply();
            } catch (RuntimeException e) {
                throw BeforeFailure.of(where, name, e);
            }
        }
        return BoxedUnit.UNIT;
    }

    SetUp with(List<PopulationBuilder> roots, UnaryOperator<HttpProtocol> change, Option<FiniteDuration> maxDuration) {
        return new SetUp(new SimulationParams(
                parameters.name(),
                CollectionConverters.asScala(
                                roots.stream().map(root -> with(root, change)).toList())
                        .toList(),
                with(speakingHttp(), change),
                parameters.globalPauseType(),
                parameters.globalThrottleSteps(),
                maxDuration,
                parameters.assertions(),
                parameters.before(),
                parameters.after()));
    }

    /** With Gatling's usual HTTP protocol written out where there is none, so that it can be changed. */
    private scala.collection.immutable.Map<Class<? extends Protocol>, Protocol> speakingHttp() {
        return httpProtocols().findAny().isPresent()
                ? parameters.globalProtocols()
                : Protocol.indexByType(CollectionConverters.asScala(Stream.concat(
                                CollectionConverters.asJava(parameters.globalProtocols()).values().stream(),
                                Stream.of(HttpDsl.http.protocol()))
                        .toList()));
    }

    private static PopulationBuilder with(PopulationBuilder population, UnaryOperator<HttpProtocol> change) {
        var children = CollectionConverters.asJava(population.children()).stream()
                .map(siblings -> CollectionConverters.asScala(CollectionConverters.asJava(siblings).stream()
                                .map(child -> with(child, change))
                                .toList())
                        .toList())
                .toList();
        return new PopulationBuilder(
                population.scenarioBuilder(),
                population.injectionProfile(),
                with(population.scenarioProtocols(), change),
                population.scenarioThrottleSteps(),
                population.pauseType(),
                CollectionConverters.asScala(children).toList(),
                population.shard());
    }

    private static scala.collection.immutable.Map<Class<? extends Protocol>, Protocol> with(
            scala.collection.immutable.Map<Class<? extends Protocol>, Protocol> protocols,
            UnaryOperator<HttpProtocol> change) {
        List<Protocol> changed = CollectionConverters.asJava(protocols).values().stream()
                .map(protocol -> protocol instanceof HttpProtocol http ? change.apply(http) : protocol)
                .toList();
        return Protocol.indexByType(CollectionConverters.asScala(changed));
    }

    Optional<Duration> maxDuration() {
        return parameters.maxDuration().isDefined()
                ? Optional.of(Duration.ofNanos(parameters.maxDuration().get().toNanos()))
                : Optional.empty();
    }

    private boolean chained() {
        return roots().stream().anyMatch(root -> !root.children().isEmpty());
    }

    List<PopulationBuilder> roots() {
        return CollectionConverters.asJava(parameters.rootPopulationBuilders());
    }

    Stream<PopulationBuilder> flat() {
        return CollectionConverters.asJava(PopulationBuilder.flatten(parameters.rootPopulationBuilders())).stream();
    }

    static FiniteDuration finite(Duration duration) {
        return FiniteDuration.apply(duration.toNanos(), TimeUnit.NANOSECONDS);
    }

    private static <T> Seq<T> none() {
        return CollectionConverters.asScala(List.<T>of()).toList();
    }
}
