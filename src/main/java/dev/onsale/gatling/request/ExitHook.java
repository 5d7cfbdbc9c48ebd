package dev.onsale.gatling.request;

import io.gatling.javaapi.core.Session;
import scala.runtime.BoxedUnit;

/**
 * Detects visitors who leave a scenario by Gatling's own exits, {@code exitHere()} and the like, which bypass onsale's
 * words. Gatling notifies only its own controller, so the session's exit is routed through here first.
 */
public final class ExitHook {

    private ExitHook() {}

    /** Receives the exit of a visitor. */
    public interface Listener {

        /** @param failed whether the last event was a failure */
        void left(boolean failed);
    }

    /** A session whose exit is reported to the listener. */
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
