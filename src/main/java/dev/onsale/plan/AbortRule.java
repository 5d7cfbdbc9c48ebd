package dev.onsale.plan;

import java.time.Duration;

/** When a run stops itself: the error share stayed above a limit for a while. */
public record AbortRule(double errorShareMax, Duration lasting) {
    public static final AbortRule DEFAULT = new AbortRule(0.5, Duration.ofSeconds(10));
}
