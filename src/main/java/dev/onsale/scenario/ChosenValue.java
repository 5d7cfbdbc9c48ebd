package dev.onsale.scenario;

import static io.gatling.javaapi.core.CoreDsl.jsonPath;

import dev.onsale.plan.Outcome;
import io.gatling.javaapi.core.Session;
import io.gatling.javaapi.http.HttpRequestActionBuilder;
import java.util.List;

/**
 * One of several values in a response, drawn for each visitor, e.g. a ticket type.
 *
 * @param attribute of the session that receives it
 * @param path finds all of them
 */
record ChosenValue(String attribute, String path) {

    HttpRequestActionBuilder offeredBy(HttpRequestActionBuilder request) {
        return request.check(jsonPath(path).findAll().optional().saveAs(offered()));
    }

    /** The session of a visitor who chooses again. */
    Session forgotten(Session session) {
        return session.remove(offered());
    }

    /** The session with the chosen value; a response that should offer values, and has none, is an error. */
    Session chosen(Session session) {
        Visit visit = Visit.of(session);
        List<?> values = session.contains(offered()) ? session.getList(offered()) : List.of();
        if (!values.isEmpty()) {
            int place = (int) (visit.chance("choose " + attribute) * values.size());
            return session.remove(offered()).set(attribute, values.get(place));
        }
        if (!visit.hasEnded() && !visit.pending().isAnOutcome()) {
            visit.end(Outcome.ERROR, "the answer offers nothing at " + path + " to choose '" + attribute + "' from");
        }
        return session;
    }

    private String offered() {
        return "onsale.offered." + attribute;
    }
}
