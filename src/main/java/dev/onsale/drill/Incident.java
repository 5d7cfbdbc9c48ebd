package dev.onsale.drill;

import dev.onsale.plan.BadInputException;
import dev.onsale.plan.NearestName;
import dev.onsale.practice.fault.FaultKind;
import java.util.Arrays;
import java.util.List;

/** A real outage of a ticketing or payment platform, as its operators told it in public, and how it is rehearsed. */
public enum Incident {
    TITO_2017_SLOW_QUERY(
            FaultKind.TITO_2017_SLOW_QUERY,
            "Tito, 13 November 2017",
            "A feature still in development had been left on for one event: one query without an index, asked once for"
                    + " every ticket type that the event page lists. An hour of spotty service under a surge that the"
                    + " platform would have carried.",
            "arena.yaml",
            0.4,
            2,
            "slow-query",
            "queries-per-item"),
    ;

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

    /** The name a user types; the practice box office calls the mechanism so too. */
    public String label() {
        return fault.label();
    }

    /** The mechanism, as the practice box office has it. */
    public FaultKind fault() {
        return fault;
    }

    /** Whose it was, and when. */
    public String when() {
        return when;
    }

    /** What happened, in a few sentences. */
    public String story() {
        return story;
    }

    /** The load that shows it: a plan's file, below {@code scenarios}. */
    public String plan() {
        return plan;
    }

    /** The weakest dose that is caught and named on a machine of two cores, as far as was tried. */
    public double strengthLow() {
        return strengthLow;
    }

    /** The strongest dose that was tried. */
    public double strengthHigh() {
        return strengthHigh;
    }

    /** The explanations that name it rightly. */
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
     * @throws BadInputException if there is none; the hint offers the nearest
     */
    public static Incident named(String label) {
        return Arrays.stream(values())
                .filter(incident -> incident.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new BadInputException(
                        "no incident is called '" + label + "'", NearestName.hint(label, labels())));
    }
}
