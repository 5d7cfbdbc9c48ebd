package dev.onsale.plan;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** How a journey ended; every journey has exactly one, so that outcomes add up to arrivals. */
public enum Outcome {
    /** Paid and owns the tickets. */
    BOUGHT("bought"),
    /** Nothing was left to buy. */
    SOLD_OUT("sold-out"),
    /** Somebody else had the seats, and the retries are used up. */
    SEAT_LOST("seat-lost"),
    /** Patience ran out. */
    GAVE_UP("gave-up"),
    /** The payment was declined. */
    DECLINED("declined"),
    /** Over a limit, or not admitted. */
    REFUSED("refused"),
    /** Chose not to buy. */
    ABANDONED("abandoned"),
    /** Came for something other than buying, and did it. */
    DONE("done"),
    /** The target failed the visitor. */
    ERROR("error"),
    /** A payment that timed out: it may have happened. */
    UNKNOWN("unknown"),
    /** Still under way when the drain time after the last arrival ended. */
    CUT_OFF("cut-off");

    /** Journeys that the target, not the visitor, cut short or left open. */
    public static final Set<Outcome> FAILURES = Collections.unmodifiableSet(EnumSet.of(ERROR, UNKNOWN, CUT_OFF));

    private final String label;

    Outcome(String label) {
        this.label = label;
    }

    /** The name used in plans, files and reports, e.g. {@code seat-lost}. */
    public String label() {
        return label;
    }
}
