package dev.onsale.practice.protocol;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Whether seats are numbered. */
public enum Seating {
    @JsonProperty("numbered")
    NUMBERED,
    /** General admission: a ticket admits to any free place. */
    @JsonProperty("general")
    GENERAL
}
