package dev.onsale.export;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * An event in a run; an OpenTelemetry log event.
 *
 * @param name by OpenTelemetry's conventions
 * @param epochMs when
 * @param body a few words
 */
record RunEvent(String name, long epochMs, String body, Map<String, String> attributes) {
    static final String STARTED = "onsale.run.started";
    static final String PHASE = "onsale.phase.started";
    static final String DOORS = "onsale.doors.opened";
    static final String ENDED = "onsale.run.ended";

    RunEvent {
        attributes = Map.copyOf(attributes);
    }

    /**
     * The events that a plan defines, in order of time.
     *
     * @param startMs epoch ms of the load's start
     * @param doorsAtMs since then; negative if there are no doors
     */
    static List<RunEvent> planned(Phases phases, long startMs, long doorsAtMs) {
        List<RunEvent> events = new ArrayList<>();
        events.add(new RunEvent(STARTED, startMs, "The load started", in(phases.at(0))));
        phases.boundaries()
                .forEach(phase -> events.add(new RunEvent(
                        PHASE, startMs + phase.startMs(), "Phase " + phase.name() + " began", in(phase.name()))));
        if (doorsAtMs >= 0) {
            events.add(new RunEvent(DOORS, startMs + doorsAtMs, "Doors opened", in(phases.at(doorsAtMs))));
        }
        events.sort(java.util.Comparator.comparingLong(RunEvent::epochMs));
        return events;
    }

    private static Map<String, String> in(String phase) {
        return Map.of(Attribute.PHASE, phase);
    }
}
