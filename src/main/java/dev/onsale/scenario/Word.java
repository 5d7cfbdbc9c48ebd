package dev.onsale.scenario;

import io.gatling.javaapi.core.exec.Executable;
import java.time.Duration;
import java.util.List;

/** One word of the on-sale language: a part of a journey that can be combined with any Gatling chain. */
public interface Word extends Executable, JourneyPart {

    /** Names of the requests it sends, in order. */
    List<String> steps();

    /** The share of visitors who continue after it, 0 to 1, as far as the author decides it. */
    default double goingOn() {
        return 1;
    }

    /** How often a visitor sends one of its {@link #steps()}, on average, if all goes well. */
    default double requestsOf(String step) {
        return 1;
    }

    /** How long it takes people, including think times, in the sale clock; without the target's response times. */
    default Duration typicalLength() {
        return Duration.ZERO;
    }
}
