package dev.onsale.scenario;

import static io.gatling.javaapi.core.CoreDsl.doIfOrElse;
import static io.gatling.javaapi.core.CoreDsl.exec;

import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.Session;
import java.util.function.UnaryOperator;

/**
 * Tries the shop without a token, to see who has to wait.
 *
 * @param turnedAway the response that sends people to the queue
 */
record DirectEntry(Request request, Answer turnedAway) {

    DirectEntry with(UnaryOperator<Request> change) {
        return new DirectEntry(request.changedBy(change), turnedAway);
    }

    /**
     * Waits only if turned away.
     *
     * @param admitted the attribute with the token of those who waited; unchanged if the shop itself gave one
     */
    ChainBuilder before(ChainBuilder waiting, String admitted) {
        return exec(request.tolerating(turnedAway).send())
                .exec(doIfOrElse(session -> Visit.of(session).answeredBy(turnedAway))
                        .then(waiting)
                        .orElse(exec(session -> letIn(session, admitted))));
    }

    private static Session letIn(Session session, String admitted) {
        if (session.contains(admitted)) {
            Visit.of(session).queueing().admitted();
            return session;
        }
        Visit.of(session).queueing().passedBy();
        return session.set(admitted, "");
    }
}
