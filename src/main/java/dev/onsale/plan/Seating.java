package dev.onsale.plan;

import java.util.Locale;

/** Whether places have numbers. */
public enum Seating {
    NUMBERED,
    /** General admission: a ticket admits to any place. */
    GENERAL;

    /** As written in plans and sent to the practice box office. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
