package dev.onsale.load;

import dev.onsale.record.MadeName;
import dev.onsale.scenario.SentSteps;
import io.gatling.core.scenario.SimulationParams;
import io.gatling.core.structure.PopulationBuilder;
import io.gatling.http.protocol.HttpProtocol;
import io.gatling.javaapi.http.HttpDsl;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import scala.jdk.javaapi.CollectionConverters;

/** What a plain simulation's requests are called, as far as that is known before it runs. */
final class PlainSteps {

    private PlainSteps() {}

    private static Optional<Set<String>> allWritten(List<PopulationBuilder> populations) {
        boolean[] made = new boolean[1];
        NamedParts.walk(populations.stream(), (holder, name, groups) -> made[0] |= isMade(name, groups));
        return made[0] ? Optional.empty() : Optional.of(NamedParts.written(populations.stream()));
    }

    private static boolean isMade(MadeName name, List<MadeName> groups) {
        return Stream.concat(groups.stream(), Stream.of(name))
                .anyMatch(part -> part.origin() != MadeName.Origin.WRITTEN);
    }

    /** Empty if some names are known only while requests are sent: a session, HTML or a rule of the author's makes them. */
    static Optional<Set<String>> of(SimulationParams parameters) {
        List<PopulationBuilder> populations = populations(parameters);
        // Gatling's own rule for what redirects lead to is "browse Redirect 1".
        Class<?> usual = ((HttpProtocol) HttpDsl.http.protocol())
                .responsePart()
                .redirectNamingStrategy()
                .getClass();
        boolean openEnded = Stream.concat(
                        Stream.of(parameters.globalProtocols()),
                        populations.stream().map(PopulationBuilder::scenarioProtocols))
                .flatMap(protocols -> CollectionConverters.asJava(protocols).values().stream())
                .anyMatch(protocol -> protocol instanceof HttpProtocol http
                        && (http.responsePart().inferHtmlResources()
                                || http.responsePart().redirectNamingStrategy().getClass() != usual));
        return openEnded
                ? Optional.empty()
                : SentSteps.of(CollectionConverters.asScala(populations.stream()
                                .map(population -> population.scenarioBuilder().actionBuilders())
                                .toList()))
                        // It does not know of groups, which are part of a step's name here.
                        .flatMap(names -> allWritten(populations));
    }

    private static List<PopulationBuilder> populations(SimulationParams parameters) {
        return CollectionConverters.asJava(PopulationBuilder.flatten(parameters.rootPopulationBuilders())).stream()
                .toList();
    }
}
