package dev.onsale.record;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The side of a limit on which a figure has to stay; the limit itself is allowed. */
public enum Bound {
    @JsonProperty("at most")
    AT_MOST("at most"),

    @JsonProperty("at least")
    AT_LEAST("at least");

    private final String words;

    Bound(String words) {
        this.words = words;
    }

    /** As in {@code at least 30 %}. */
    public String words() {
        return words;
    }
}
