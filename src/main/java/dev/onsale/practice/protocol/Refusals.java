package dev.onsale.practice.protocol;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The statuses with which the shop refuses. */
public enum Refusals {
    /** 402 declined, 403 over the limit per account, 409 taken or lapsed, 410 sold out. */
    @JsonProperty("statuses")
    STATUSES,
    /** 422 for all of these; the body, and the header {@code Refusal}, say which. */
    @JsonProperty("unprocessable")
    UNPROCESSABLE
}
