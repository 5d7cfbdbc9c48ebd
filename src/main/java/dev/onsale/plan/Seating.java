package dev.onsale.plan;

import java.util.Locale;

/** Whether places have numbers. */
public enum Seating {
    NUMBERED,
    /** General admission: a ticket lets in, and any place will do. */
    GENERAL;

    /** As it is written in plans and told to the practice box office. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
