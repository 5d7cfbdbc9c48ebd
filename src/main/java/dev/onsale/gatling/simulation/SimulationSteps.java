package dev.onsale.gatling.simulation;

import dev.onsale.gatling.structure.LastSteps;
import dev.onsale.gatling.structure.NamedParts;
import dev.onsale.gatling.structure.SentSteps;
import dev.onsale.record.MadeName;
import io.gatling.http.protocol.HttpProtocol;
import io.gatling.javaapi.http.HttpDsl;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import scala.jdk.javaapi.CollectionConverters;

/** What a plain simulation's requests are called, as far as that is known before it runs. */
public final class SimulationSteps {

    private final SetUp setUp;

    SimulationSteps(SetUp setUp) {
        this.setUp = setUp;
    }

    /** Names of requests and of groups that stand in the simulation, each alone. */
    public Set<String> writtenAlone() {
        return NamedParts.writtenAlone(setUp.flat());
    }

    /** Names that stand in the simulation, with the groups around them, in order. */
    public Set<String> written() {
        return NamedParts.written(setUp.flat());
    }

    /**
     * Scenario to the steps with which it may end; without those scenarios of which it cannot be told.
     *
     * @param ran the steps that were recorded: a scenario of which there is none did not run
     * @param shown what a name is called where it is recorded
     */
    public Map<String, List<String>> last(Set<String> ran, UnaryOperator<String> shown) {
        return LastSteps.of(setUp.flat(), ran, shown);
    }

    /** Empty if some names are known only while requests are sent: a session, HTML or a rule of the author's makes them. */
    public Optional<Set<String>> every() {
        // Gatling's own rule for what redirects lead to is "browse Redirect 1".
        Class<?> usual = ((HttpProtocol) HttpDsl.http.protocol())
                .responsePart()
                .redirectNamingStrategy()
                .getClass();
        boolean openEnded = setUp.protocols()
                .anyMatch(protocol -> protocol instanceof HttpProtocol http
                        && (http.responsePart().inferHtmlResources()
                                || http.responsePart().redirectNamingStrategy().getClass() != usual));
        return openEnded
                ? Optional.empty()
                : SentSteps.of(CollectionConverters.asScala(setUp.flat()
                                .map(population -> population.scenarioBuilder().actionBuilders())
                                .toList()))
                        // It does not know of groups, which are part of a step's name here.
                        .flatMap(names -> allWritten());
    }

    private Optional<Set<String>> allWritten() {
        boolean[] made = new boolean[1];
        NamedParts.walk(setUp.flat(), (holder, name, groups) -> made[0] |= isMade(name, groups));
        return made[0] ? Optional.empty() : Optional.of(written());
    }

    private static boolean isMade(MadeName name, List<MadeName> groups) {
        return Stream.concat(groups.stream(), Stream.of(name))
                .anyMatch(part -> part.origin() != MadeName.Origin.WRITTEN);
    }
}
