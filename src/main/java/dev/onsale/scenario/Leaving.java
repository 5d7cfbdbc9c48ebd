package dev.onsale.scenario;

import dev.onsale.plan.Outcome;
import io.gatling.javaapi.core.Session;
import scala.runtime.BoxedUnit;

/**
 * Visitors who leave a scenario by Gatling's own ways out, {@code exitHere()} and the like, past all words. Gatling tells
 * only its own controller; so the session's way out leads by here first. Written against 3.15.1.
 */
final class Leaving {
    private Leaving() {}

    /** The session of somebody whose journey ends when they leave: {@code error} after a failure, else {@code done}. */
    static Session heardBy(Visit visit, Session session) {
        io.gatling.core.session.Session plain = session.asScala();
        var onExit = plain.onExit();
        return new Session(plain.copy(
                plain.scenario(),
                plain.userId(),
                plain.attributes(),
                plain.baseStatus(),
                plain.blockStack(),
                leaving -> {
                    // After a word has ended the journey this comes to nothing: only the first end counts.
                    visit.end(
                            leaving.isFailed() ? Outcome.ERROR : Outcome.DONE,
                            leaving.isFailed() ? "left a Gatling chain after a failure" : "left a Gatling chain");
                    onExit.apply(leaving);
                    return BoxedUnit.UNIT;
                },
                plain.eventLoop()));
    }
}
