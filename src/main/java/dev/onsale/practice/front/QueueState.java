package dev.onsale.practice.front;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How far a visitor has come in the waiting room. */
enum QueueState {
    /** Doors are shut: the place is provisional and is drawn when they open. */
    @JsonProperty("pre-queue")
    PRE_QUEUE,
    /** First come, first served. */
    @JsonProperty("waiting")
    WAITING,
    @JsonProperty("admitted")
    ADMITTED
}
