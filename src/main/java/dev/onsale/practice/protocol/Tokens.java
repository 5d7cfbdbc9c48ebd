package dev.onsale.practice.protocol;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How the waiting room hands out the place in the queue and the admission token. */
public enum Tokens {
    /** In the body; the token also in a cookie. */
    @JsonProperty("body")
    BODY,
    /** Only in response headers. */
    @JsonProperty("header")
    HEADER,
    /** Only in cookies. */
    @JsonProperty("cookie")
    COOKIE
}
