package dev.onsale.scenario;

import dev.onsale.plan.Delay;
import io.gatling.javaapi.core.Session;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one visitor of a kind is like.
 *
 * @param patience from the planned arrival on
 * @param thinks whether think times are observed; a machine skips them
 * @param party how many tickets they want; {@code null} if not set
 * @param draws values that differ between visitors, by session attribute, in the order of their definition
 */
record Person(Delay patience, boolean thinks, @Nullable Weighted<Integer> party, Map<String, Weighted<?>> draws) {

    static final Person USUAL = new Person(Behaviour.patience(), true, null, Map.of());

    Person patience(Delay lasting) {
        return new Person(lasting, thinks, party, draws);
    }

    Person thinking(boolean so) {
        return new Person(patience, so, party, draws);
    }

    Person buying(Weighted<Integer> wanted) {
        return new Person(patience, thinks, wanted, draws).having("party", wanted);
    }

    Person having(String attribute, Weighted<?> values) {
        Map<String, Weighted<?>> more = new LinkedHashMap<>(draws);
        more.put(attribute, values);
        return new Person(patience, thinks, party, Collections.unmodifiableMap(more));
    }

    /** The session of a visitor who has just come. */
    Session arrived(Session session) {
        Visit visit = Visit.of(session);
        visit.patience(patience);
        if (!thinks) {
            visit.withoutThinking();
        }
        Session arrived = session;
        for (Map.Entry<String, Weighted<?>> draw : draws.entrySet()) {
            arrived = arrived.set(draw.getKey(), draw.getValue().at(visit.chance(draw.getKey())));
        }
        return arrived;
    }
}
