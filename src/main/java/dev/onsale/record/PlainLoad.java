package dev.onsale.record;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is particular to a run of a plain Gatling simulation: it reports requests, not how journeys end.
 *
 * @param simulation its class
 * @param ownInjection whether its own injection profile was run; else the plan's arrivals
 * @param startsUnknown why the start times were not known beforehand; {@code null} if they were
 * @param lastSteps for each scenario that ran, the steps of which one ends the journey of every visitor who reaches the
 *     scenario's end; omits scenarios for which that is unknown; {@code null} if the run predates this field
 * @param addresses every address that it connected to, as {@code host:port}, to the number of connections; a redirected
 *     one as {@code host:port → host:port}; {@code null} if the run predates this field
 * @param names what is known of its names besides the steps; {@code null} likewise
 * @param cutOff the visitors cut off by the simulation's own end; {@code null} if there were none
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
     * A simulation that ended before its visitors did.
     *
     * @param afterMs since the load's start
     * @param underWay visitors who had started and not ended
     * @param neverStarted visitors who were due later
     */
    public record CutOff(long afterMs, long underWay, long neverStarted) {}

    /** A run without recorded addresses, names and cut-off visitors. */
    public PlainLoad(
            String simulation,
            boolean ownInjection,
            @Nullable String startsUnknown,
            List<GatlingAssertion> assertions,
            @Nullable Map<String, List<String>> lastSteps) {
        this(simulation, ownInjection, startsUnknown, assertions, lastSteps, null, null, null);
    }

    /** A run whose last steps are unknown. */
    public PlainLoad(
            String simulation,
            boolean ownInjection,
            @Nullable String startsUnknown,
            List<GatlingAssertion> assertions) {
        this(simulation, ownInjection, startsUnknown, assertions, null);
    }

    /** A copy with its addresses. */
    public PlainLoad withAddresses(Map<String, Long> connected) {
        return new PlainLoad(simulation, ownInjection, startsUnknown, assertions, lastSteps, connected, names, cutOff);
    }

    /** A copy with what is known of its names. */
    public PlainLoad withNames(NameFigures figures) {
        return new PlainLoad(
                simulation, ownInjection, startsUnknown, assertions, lastSteps, addresses, figures, cutOff);
    }

    /** A copy with the visitors that it cut off. */
    public PlainLoad with(@Nullable CutOff visitors) {
        return new PlainLoad(
                simulation, ownInjection, startsUnknown, assertions, lastSteps, addresses, names, visitors);
    }
}
