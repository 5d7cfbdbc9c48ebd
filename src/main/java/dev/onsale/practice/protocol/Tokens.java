package dev.onsale.practice.protocol;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How the waiting room hands out the place in the queue and the admission token. */
public enum Tokens {
    /** In the body, and the token in a cookie too. */
    @JsonProperty("body")
    BODY,
    /** In response headers, and nowhere else. */
    @JsonProperty("header")
    HEADER,
    /** In cookies, and nowhere else. */
    @JsonProperty("cookie")
    COOKIE
}
