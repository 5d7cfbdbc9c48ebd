package dev.onsale.record.clue;

/**
 * Of what a figure of a {@link Clue} is. Times are in ms, shares are 0 to 1. {@code …_BEFORE} is the same in the baseline
 * runs, {@code …_OTHERWISE} in the rest of the same run, {@code …_OF_OTHERS} of the other steps.
 */
public enum Figure {
    /** A second of the run, from 0, since evidence is kept by the second; of a stretch the first one. */
    SECOND,
    /** The last second of the stretch. */
    TO_SECOND,
    /** The second in which the surge was over. */
    OVER_SECOND,
    /** An instant, in ms since the load's start. */
    AT_MS,
    /** How long something went on. */
    LENGTH_MS,
    /** How long a node had been up. */
    UP_MS,
    /** The same at the stretch's end. */
    TO_UP_MS,

    /** What took so long is said by the kind: in ms for one of them, on average. */
    MS,
    MS_BEFORE,
    MS_OTHERWISE,
    /** The longest of them. */
    MS_MAX,
    /** What the database took for a response. */
    DATABASE_MS,
    DATABASE_MS_BEFORE,
    /** A whole response. */
    RESPONSE_MS,
    /** Successful responses in times of what is usual for their steps. */
    SLOWNESS,
    SLOWNESS_OTHERWISE,

    /** How often it happened. */
    TIMES,
    /** How many are as the kind says. */
    SUCH,
    /** Out of so many. */
    ALL,
    /** Failures of the whole run. */
    FAILURES,
    /** The most at once, or within a minute. */
    MOST,
    /** How many there may be. */
    ALLOWED,
    /** Steps that it hit, or kept. */
    STEPS,
    /** Nodes of the shop. */
    NODES,
    /** Baseline runs. */
    BASELINES,
    /** Ticket types of the sale. */
    TICKET_TYPES,

    /** Queries for a response. */
    QUERIES,
    QUERIES_BEFORE,
    /** Calls of one statement for a response of the run. */
    CALLS,
    CALLS_BEFORE,
    /** Requests for a visitor. */
    REQUESTS,
    REQUESTS_BEFORE,

    /** Responses or arrivals a second. */
    PER_SECOND,
    PER_SECOND_OTHERWISE,
    /** At the peak of the load. */
    PER_SECOND_PEAK,
    /** On average over the load. */
    PER_SECOND_MEAN,
    /** People let through a minute. */
    PER_MINUTE,
    /** What the plan says of it. */
    PER_MINUTE_PLANNED,

    /** A part of all. */
    SHARE,
    SHARE_BEFORE,
    SHARE_OTHERWISE,
    SHARE_OF_OTHERS,
    /** The least share that is as it should be. */
    SHARE_GOAL,
    /** By how much a share fell. */
    SHARE_LOST,
    /** By how many times something grew. */
    FACTOR,
    /** The same in the middle over the other steps. */
    FACTOR_OF_OTHERS
}
