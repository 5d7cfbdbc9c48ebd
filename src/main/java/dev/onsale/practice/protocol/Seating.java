package dev.onsale.practice.protocol;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Whether places have numbers. */
public enum Seating {
    @JsonProperty("numbered")
    NUMBERED,
    /** General admission: a ticket lets in, and any place will do. */
    @JsonProperty("general")
    GENERAL
}
