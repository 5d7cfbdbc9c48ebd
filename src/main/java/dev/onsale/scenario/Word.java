package dev.onsale.scenario;

import io.gatling.javaapi.core.exec.Executable;
import java.time.Duration;
import java.util.List;

/** One word of the on-sale language: a part of a journey that any Gatling chain may stand beside. */
public interface Word extends Executable, JourneyPart {

    /** Names of the requests it sends, in order. */
    List<String> steps();

    /** The share of those who begin it that go on to what follows, 0 to 1, as far as the author decides it. */
    default double goingOn() {
        return 1;
    }

    /** How many of one of its {@link #steps()} one visitor sends who begins it, on average, when all goes well. */
    default double requestsOf(String step) {
        return 1;
    }

    /** How long it takes people, thinking included, in the sale clock; without what the target takes. */
    default Duration typicalLength() {
        return Duration.ZERO;
    }
}
