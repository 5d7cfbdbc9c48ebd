package dev.onsale.gatling.request;

import io.gatling.javaapi.core.Session;
import scala.runtime.BoxedUnit;

/**
 * Visitors who leave a scenario by Gatling's own ways out, {@code exitHere()} and the like, past all words. Gatling tells
 * only its own controller; so the session's way out leads by here first.
 */
public final class ExitHook {

    private ExitHook() {}

    /** Hears that a visitor has left. */
    public interface Listener {

        /** @param failed whether the last thing that happened was a failure */
        void left(boolean failed);
    }

    /** The session of somebody of whose leaving this is told. */
    public static Session heardBy(Listener listener, Session session) {
        io.gatling.core.session.Session plain = session.asScala();
        var onExit = plain.onExit();
        return new Session(plain.copy(
                plain.scenario(),
                plain.userId(),
                plain.attributes(),
                plain.baseStatus(),
                plain.blockStack(),
                leaving -> {
                    listener.left(leaving.isFailed());
                    onExit.apply(leaving);
                    return BoxedUnit.UNIT;
                },
                plain.eventLoop()));
    }
}
