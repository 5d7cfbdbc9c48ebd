package dev.onsale.practice;

import java.time.Duration;

/**
 * How long to wait before a process that has ended is restarted: not at all after an orderly exit, otherwise 100 ms,
 * doubled after each further life of less than 10 s, up to 3.2 s. Gives up a process that failed to start
 * {@value #FAILED_STARTS_MAX} times in a row; restarts one that starts and crashes indefinitely, as supervisors do.
 *
 * @param shortLives crashes in a row, each soon after the start
 * @param failedStarts starts in a row that failed
 */
record Backoff(int shortLives, int failedStarts) {
    static final int FAILED_STARTS_MAX = 5;

    /** No recent failures. */
    static final Backoff NONE = new Backoff(0, 0);

    private static final Duration FIRST = Duration.ofMillis(100);
    private static final int DOUBLINGS_MAX = 5;
    private static final Duration SHORT_LIFE = Duration.ofSeconds(10);

    Backoff afterOrderlyEnd() {
        return NONE;
    }

    /** @param life from its start to its end */
    Backoff afterCrash(Duration life) {
        return new Backoff(life.compareTo(SHORT_LIFE) < 0 ? shortLives + 1 : 1, 0);
    }

    Backoff afterFailedStart() {
        return new Backoff(shortLives + 1, failedStarts + 1);
    }

    Duration delay() {
        return shortLives == 0 ? Duration.ZERO : FIRST.multipliedBy(1L << Math.min(shortLives - 1, DOUBLINGS_MAX));
    }

    boolean givesUp() {
        return failedStarts >= FAILED_STARTS_MAX;
    }
}
