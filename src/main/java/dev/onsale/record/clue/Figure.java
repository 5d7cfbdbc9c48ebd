package dev.onsale.record.clue;

/**
 * What a figure of a {@link Clue} measures. Times are in ms, shares are 0 to 1. {@code …_BEFORE} is the same in the
 * baseline runs, {@code …_OTHERWISE} in the rest of the same run, {@code …_OF_OTHERS} for the other steps.
 */
public enum Figure {
    /** A second of the run, from 0, since evidence is kept by the second; the first one of a stretch. */
    SECOND,
    /** The last second of the stretch. */
    TO_SECOND,
    /** The second in which the surge ended. */
    OVER_SECOND,
    /** An instant, in ms since the load's start. */
    AT_MS,
    /** How long something went on. */
    LENGTH_MS,
    /** How long a node had been up. */
    UP_MS,
    /** The same at the end of the stretch. */
    TO_UP_MS,

    /** The average of the time that the kind names, in ms. */
    MS,
    MS_BEFORE,
    MS_OTHERWISE,
    /** The longest of them. */
    MS_MAX,
    /** Time in the database per response. */
    DATABASE_MS,
    DATABASE_MS_BEFORE,
    /** Time of a whole response. */
    RESPONSE_MS,
    /** Successful response times as a multiple of what is usual for their steps. */
    SLOWNESS,
    SLOWNESS_OTHERWISE,

    /** How often it happened. */
    TIMES,
    /** How many match the kind. */
    SUCH,
    /** Out of how many. */
    ALL,
    /** Failures of the whole run. */
    FAILURES,
    /** The largest number at once, or within a minute. */
    MOST,
    /** The number allowed. */
    ALLOWED,
    /** Steps that were hit, or kept. */
    STEPS,
    /** Nodes of the shop. */
    NODES,
    /** Baseline runs. */
    BASELINES,
    /** Ticket types of the sale. */
    TICKET_TYPES,

    /** Queries per response. */
    QUERIES,
    QUERIES_BEFORE,
    /** Calls of one statement per response of the run. */
    CALLS,
    CALLS_BEFORE,
    /** Requests per visitor. */
    REQUESTS,
    REQUESTS_BEFORE,

    /** Responses or arrivals per second. */
    PER_SECOND,
    PER_SECOND_OTHERWISE,
    /** At the peak of the load. */
    PER_SECOND_PEAK,
    /** On average over the load. */
    PER_SECOND_MEAN,
    /** Visitors admitted per minute. */
    PER_MINUTE,
    /** The plan's value of it. */
    PER_MINUTE_PLANNED,

    /** A part of all. */
    SHARE,
    SHARE_BEFORE,
    SHARE_OTHERWISE,
    SHARE_OF_OTHERS,
    /** The smallest acceptable share. */
    SHARE_GOAL,
    /** The drop in a share. */
    SHARE_LOST,
    /** The factor by which something grew. */
    FACTOR,
    /** The median of that factor over the other steps. */
    FACTOR_OF_OTHERS
}
