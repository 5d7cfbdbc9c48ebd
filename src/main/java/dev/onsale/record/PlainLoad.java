package dev.onsale.record;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is particular to a run of a plain Gatling simulation: it tells of requests, and not how a visitor's way ended.
 *
 * @param simulation its class
 * @param ownInjection whether its own injection profile was run; else the plan's arrivals
 * @param startsUnknown why nobody knew beforehand who would start when; {@code null} if it was known
 * @param lastSteps of each scenario that ran, the steps of which each visitor who comes to its end has one as the last;
 *     a scenario of which that cannot be told is left out; {@code null} if the run is from before this was recorded
 * @param addresses everywhere that it connected to, as {@code host:port}, to the number of connections; where one was led
 *     elsewhere {@code host:port → host:port}; {@code null} if the run is from before this was recorded
 * @param names what its names come to beside the steps; {@code null} likewise
 * @param cutOff who was cut off by the simulation's own end; {@code null} if nobody was
 */
public record PlainLoad(
        String simulation,
        boolean ownInjection,
        @Nullable String startsUnknown,
        List<GatlingAssertion> assertions,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Map<String, List<String>> lastSteps,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Map<String, Long> addresses,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable NameFigures names,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable CutOff cutOff) {

    /**
     * A simulation that ended itself before its visitors had.
     *
     * @param afterMs since the load's start
     * @param underWay visitors who had started and not ended
     * @param neverStarted visitors whose turn would have come later
     */
    public record CutOff(long afterMs, long underWay, long neverStarted) {}

    /** Of which nobody took down where it went, what its names come to, or whom it cut off. */
    public PlainLoad(
            String simulation,
            boolean ownInjection,
            @Nullable String startsUnknown,
            List<GatlingAssertion> assertions,
            @Nullable Map<String, List<String>> lastSteps) {
        this(simulation, ownInjection, startsUnknown, assertions, lastSteps, null, null, null);
    }

    /** Of which the last steps are not known. */
    public PlainLoad(
            String simulation,
            boolean ownInjection,
            @Nullable String startsUnknown,
            List<GatlingAssertion> assertions) {
        this(simulation, ownInjection, startsUnknown, assertions, null);
    }

    /** The same, with where it went. */
    public PlainLoad withAddresses(Map<String, Long> connected) {
        return new PlainLoad(simulation, ownInjection, startsUnknown, assertions, lastSteps, connected, names, cutOff);
    }

    /** The same, with what its names come to. */
    public PlainLoad withNames(NameFigures figures) {
        return new PlainLoad(
                simulation, ownInjection, startsUnknown, assertions, lastSteps, addresses, figures, cutOff);
    }

    /** The same, with whom it cut off. */
    public PlainLoad with(@Nullable CutOff visitors) {
        return new PlainLoad(
                simulation, ownInjection, startsUnknown, assertions, lastSteps, addresses, names, visitors);
    }
}
