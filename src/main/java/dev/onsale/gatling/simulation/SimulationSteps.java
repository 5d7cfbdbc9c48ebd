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

/** The names of a plain simulation's requests, as far as known before it runs. */
public final class SimulationSteps {

    private final SetUp setUp;

    SimulationSteps(SetUp setUp) {
        this.setUp = setUp;
    }

    /** Literal names of requests and of groups, each alone. */
    public Set<String> writtenAlone() {
        return NamedParts.writtenAlone(setUp.flat());
    }

    /** Literal names with the groups around them, in order. */
    public Set<String> written() {
        return NamedParts.written(setUp.flat());
    }

    /**
     * Scenario to the steps with which it may end; omits scenarios for which that is unknown.
     *
     * @param ran the recorded steps: a scenario without any of them did not run
     * @param shown maps a name to its recorded form
     */
    public Map<String, List<String>> last(Set<String> ran, UnaryOperator<String> shown) {
        return LastSteps.of(setUp.flat(), ran, shown);
    }

    /**
     * Empty if some names are known only while requests are sent: made by a session, by HTML or by a rule of the
     * author.
     */
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
                        // It ignores groups, which are part of a step's name here.
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
