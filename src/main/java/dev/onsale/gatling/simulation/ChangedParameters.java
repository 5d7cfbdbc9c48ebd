package dev.onsale.gatling.simulation;

import io.gatling.core.protocol.Protocol;
import io.gatling.core.scenario.SimulationParams;
import io.gatling.core.structure.PopulationBuilder;
import io.gatling.http.protocol.HttpProtocol;
import io.gatling.javaapi.http.HttpDsl;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import scala.Function0;
import scala.Option;
import scala.concurrent.duration.FiniteDuration;
import scala.jdk.javaapi.CollectionConverters;
import scala.runtime.BoxedUnit;

/** Copies of a simulation's parameters that differ only in what was requested. */
final class ChangedParameters {

    private ChangedParameters() {}

    static SimulationParams with(
            SimulationParams parameters,
            List<PopulationBuilder> roots,
            UnaryOperator<HttpProtocol> change,
            Option<FiniteDuration> maxDuration) {
        return new SimulationParams(
                parameters.name(),
                CollectionConverters.asScala(
                                roots.stream().map(root -> with(root, change)).toList())
                        .toList(),
                with(speakingHttp(parameters), change),
                parameters.globalPauseType(),
                parameters.globalThrottleSteps(),
                maxDuration,
                parameters.assertions(),
                parameters.before(),
                parameters.after());
    }

    /** With another hook before it and none after it; without assertions. */
    static SimulationParams beginningWith(SimulationParams parameters, Option<Function0<BoxedUnit>> before) {
        return new SimulationParams(
                parameters.name(),
                parameters.rootPopulationBuilders(),
                parameters.globalProtocols(),
                parameters.globalPauseType(),
                parameters.globalThrottleSteps(),
                parameters.maxDuration(),
                CollectionConverters.asScala(List.<io.gatling.commons.stats.assertion.Assertion>of())
                        .toList(),
                before,
                Option.empty());
    }

    /** Adds Gatling's default HTTP protocol explicitly if there is none, so that it can be changed. */
    private static scala.collection.immutable.Map<Class<? extends Protocol>, Protocol> speakingHttp(
            SimulationParams parameters) {
        Stream<PopulationBuilder> all =
                CollectionConverters.asJava(PopulationBuilder.flatten(parameters.rootPopulationBuilders())).stream();
        boolean speaks = Stream.concat(
                        Stream.of(parameters.globalProtocols()), all.map(PopulationBuilder::scenarioProtocols))
                .flatMap(protocols -> CollectionConverters.asJava(protocols).values().stream())
                .anyMatch(HttpProtocol.class::isInstance);
        return speaks
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
}
