package dev.onsale.drill;

import dev.onsale.plan.BadInputException;
import dev.onsale.plan.NearestName;
import dev.onsale.practice.fault.FaultKind;
import java.util.Arrays;
import java.util.List;

/**
 * A real outage of a ticketing or payment platform, as its operators described it in public, and how to rehearse it.
 */
public enum Incident {
    TITO_2017_SLOW_QUERY(
            FaultKind.TITO_2017_SLOW_QUERY,
            "Tito, 13 November 2017",
            "A feature still in development had been left on for one event: one query without an index, run once for every ticket type that the event page lists. An hour of patchy service under a surge within the platform's capacity.",
            "arena.yaml",
            0.4,
            2,
            "slow-query",
            "queries-per-item"),
    TITO_2017_LATE_CAPACITY(
            FaultKind.TITO_2017_LATE_CAPACITY,
            "Tito, 2 November 2017",
            "Extra servers had been scheduled for the wrong time, and some pages were not cached: at doors half of the capacity was missing.",
            "drills/doors.yaml",
            1,
            2,
            "capacity-missing"),
    AVENTRI_2018_STATS(
            FaultKind.AVENTRI_2018_STATS,
            "Aventri, 29 August 2018",
            "More than twenty times the reserve capacity came at once, and a statistics feature was overloaded: 23"
                    + " minutes of errors and time-outs for registration, the back office and the APIs alike.",
            "drills/spike.yaml",
            0.5,
            2,
            "hot-row"),
    AVENTRI_2018_QUEUE_BYPASS(
            FaultKind.AVENTRI_2018_QUEUE_BYPASS,
            "Aventri, 30 August 2018",
            "The day after the repair the waiting queue was misconfigured, and most traffic was not routed through it."
                    + " Database connections piled up until operators ended them by hand; 38 minutes.",
            "drills/spike.yaml",
            0.5,
            2,
            "waiting-room-bypassed"),
    SPEKTRIX_2019_CRASH_LOOP(
            FaultKind.SPEKTRIX_2019_CRASH_LOOP,
            "Spektrix, 11 July 2019",
            "A latent bug, set off by unusual circumstances and not by load, crashed web servers again and again for"
                    + " fourteen hours. Each crash lost the caches; maintenance that morning misled the search.",
            "drills/moderate.yaml",
            0.5,
            2,
            "node-crash-loop"),
    SPEKTRIX_2024_MEMORY_STORE(
            FaultKind.SPEKTRIX_2024_MEMORY_STORE,
            "Spektrix, 9 to 21 October 2024",
            "Slowness and error screens that came and went, from the traffic between two components, one of them a memory store. Not load, not security; it came back after it had seemed fixed.",
            "drills/low.yaml",
            0.5,
            2,
            "shared-store-stalling"),
    SPEKTRIX_2024_BOX_OFFICE_APP(
            FaultKind.SPEKTRIX_2024_BOX_OFFICE_APP,
            "Spektrix, 14 October 2024",
            "An upgrade of a service underneath left the in-person application without chip-and-pin and ticket printing"
                    + " for six hours, while online sales were fine. Staff typed card numbers and used occupancy"
                    + " reports.",
            "drills/in-person.yaml",
            0.5,
            2,
            "channel-dependency-down"),
    SPREEDLY_2020_UNREADY_NODE(
            FaultKind.SPREEDLY_2020_UNREADY_NODE,
            "Spreedly, 2 October 2020",
            "One manual step put the automation out of order, and a cluster was marked active while it was still rebooting: four minutes of errors on payments.",
            "drills/rolling.yaml",
            0.5,
            2,
            "node-not-ready");

    private final FaultKind fault;
    private final String when;
    private final String story;
    private final String plan;
    private final double strengthLow;
    private final double strengthHigh;
    private final List<String> explanations;

    Incident(
            FaultKind fault,
            String when,
            String story,
            String plan,
            double strengthLow,
            double strengthHigh,
            String... explanations) {
        this.fault = fault;
        this.when = when;
        this.story = story;
        this.plan = plan;
        this.strengthLow = strengthLow;
        this.strengthHigh = strengthHigh;
        this.explanations = List.of(explanations);
    }

    /** The name for users; the practice box office uses it for the fault too. */
    public String label() {
        return fault.label();
    }

    /** The fault of the practice box office. */
    public FaultKind fault() {
        return fault;
    }

    /** Whose outage it was, and when. */
    public String when() {
        return when;
    }

    /** What happened, in a few sentences. */
    public String story() {
        return story;
    }

    /** The load under which it shows: a plan's file, below {@code scenarios}. */
    public String plan() {
        return plan;
    }

    /** The weakest strength that was caught and named on a machine with two cores, as far as was tried. */
    public double strengthLow() {
        return strengthLow;
    }

    /** The strongest strength that was tried. */
    public double strengthHigh() {
        return strengthHigh;
    }

    /** The explanations that name it correctly. */
    public List<String> explanations() {
        return explanations;
    }

    /** All names, in the order of declaration. */
    public static List<String> labels() {
        return Arrays.stream(values()).map(Incident::label).toList();
    }

    /**
     * The incident of this name.
     *
     * @throws BadInputException if there is none; the hint suggests the nearest
     */
    public static Incident named(String label) {
        return Arrays.stream(values())
                .filter(incident -> incident.label().equals(label))
                .findFirst()
                .orElseThrow(() ->
                        new BadInputException("no such incident: '" + label + "'", NearestName.hint(label, labels())));
    }
}
