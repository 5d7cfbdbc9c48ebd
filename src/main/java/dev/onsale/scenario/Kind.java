package dev.onsale.scenario;

import static io.gatling.javaapi.core.CoreDsl.exec;

import dev.onsale.plan.Delay;
import dev.onsale.plan.Outcome;
import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.Session;
import io.gatling.javaapi.core.exec.Executable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What visitors of one kind are like, and what they do, in order. Defined by {@link OnSale#visitors}. */
public final class Kind {

    /** Longest that anybody waits unless told otherwise. */
    private static final Duration PATIENCE_MEAN = Duration.ofMinutes(10);

    private static final Duration PATIENCE_MOST = Duration.ofMinutes(30);

    private final String name;
    private final Map<String, Weighted<?>> draws = new LinkedHashMap<>();
    private final List<Executable> journey = new ArrayList<>();
    private @Nullable Weighted<Integer> party;
    private Delay patience = Delay.exponential(PATIENCE_MEAN).atMost(PATIENCE_MOST);

    Kind(String name) {
        this.name = name;
    }

    public String name() {
        return name;
    }

    /** From the planned arrival on, this long: one deadline bounds every wait of the journey. */
    public Kind patience(Delay lasting) {
        patience = lasting;
        return this;
    }

    /** How many tickets they want; in the session as {@code party}. */
    public Kind buying(Weighted<Integer> wanted) {
        party = wanted;
        return having("party", wanted);
    }

    /** Something that differs from visitor to visitor, in the session under the name given. */
    public Kind having(String attribute, Weighted<?> values) {
        draws.put(attribute, values);
        return this;
    }

    /** What they do, in order: words, or any Gatling chain. */
    public Kind doing(Executable... inOrder) {
        journey.addAll(List.of(inOrder));
        return this;
    }

    /** Names of the requests of a whole journey, in order; plain Gatling chains are not looked into. */
    public List<String> steps() {
        return journey.stream()
                .filter(Word.class::isInstance)
                .flatMap(word -> ((Word) word).steps().stream())
                .toList();
    }

    /** Mean number of requests of each step in one journey, if nobody runs out of patience; one poll each. */
    Map<String, Double> requestsByStep() {
        Map<String, Double> requests = new LinkedHashMap<>();
        double stillThere = 1;
        for (Executable part : journey) {
            if (part instanceof Word word) {
                for (String step : word.steps()) {
                    requests.merge(step, stillThere, Double::sum);
                }
                stillThere *= word.goingOn();
            }
        }
        return requests;
    }

    /** From the first word to the last, in the sale's clock; without what the target takes. */
    Duration typicalLength() {
        return journey.stream()
                .filter(Word.class::isInstance)
                .map(part -> ((Word) part).typicalLength())
                .reduce(Duration.ZERO, Duration::plus);
    }

    Optional<Weighted<Integer>> party() {
        return Optional.ofNullable(party);
    }

    boolean doesNothing() {
        return journey.isEmpty();
    }

    ChainBuilder chain() {
        ChainBuilder chain = exec(this::arrive);
        for (Executable part : journey) {
            chain = chain.exec(part);
        }
        return chain.exec(session -> {
            Visit.of(session).end(Outcome.DONE, null);
            return session;
        });
    }

    private Session arrive(Session session) {
        Visit visit = Visit.of(session);
        visit.patience(patience);
        Session arrived = session;
        for (Map.Entry<String, Weighted<?>> draw : draws.entrySet()) {
            arrived = arrived.set(draw.getKey(), draw.getValue().at(visit.chance(draw.getKey())));
        }
        return arrived;
    }
}
