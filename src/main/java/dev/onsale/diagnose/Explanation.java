package dev.onsale.diagnose;

import java.util.Arrays;
import java.util.Optional;

/** What may be wrong: a closed set. What fits none of them is left unexplained. */
public enum Explanation {
    SLOW_QUERY(
            "slow-query",
            "One statement takes longer than it did, for everybody who needs it.",
            "The database's time for a query of this step, or the statement's mean time, is as before"),
    QUERIES_PER_ITEM(
            "queries-per-item",
            "One page asks the database again for every item it lists.",
            "The number of queries a response of this step takes is as before, or does not grow with the catalogue"),
    HOT_ROW(
            "hot-row",
            "Transactions wait for one another, because all of them change one row or hold one lock.",
            "Nobody waits for a lock in pg_stat_activity while the database's time grows"),
    POOL_EXHAUSTED(
            "pool-exhausted",
            "Requests wait for a database connection, and fail when that takes too long.",
            "The pool's own figures show free connections while these requests fail"),
    WAITING_ROOM_BYPASSED(
            "waiting-room-bypassed",
            "Requests reach the shop without having been let through by the waiting room.",
            "The shop's own log shows an admission token with 99 % of the requests it answers"),
    ADMISSION_OVER_LIMIT(
            "admission-over-limit",
            "The waiting room lets more people through than the plan says.",
            "The waiting room's own count of admissions stays below the plan's outflow"),
    CACHE_LOST(
            "cache-lost",
            "What used to come from a cache is worked out again for every request.",
            "The cache's own hit rate is as before"),
    NODE_CRASH_LOOP(
            "node-crash-loop",
            "A node dies and is started again, and again.",
            "The nodes' uptimes, or their supervisor's log, show no start within the run"),
    NODE_NOT_READY(
            "node-not-ready",
            "A node was given requests before it could answer them.",
            "The failed requests went to nodes that had long been up"),
    SHARED_STORE_STALLING(
            "shared-store-stalling",
            "What all nodes share, a memory store or the way to it, stops for moments and comes back.",
            "The bursts hit one node and not the others, or the database was busy in them"),
    CHANNEL_DEPENDENCY_DOWN(
            "channel-dependency-down",
            "A service that only one channel needs refuses its work, whatever the load.",
            "Other channels call the same service and succeed, or the failures come and go with the load"),
    CAPACITY_MISSING(
            "capacity-missing",
            "There was less capacity than planned while it was needed.",
            "As many nodes took part from the start as later on"),
    RETRY_STORM(
            "retry-storm",
            "The load that broke it is gone, and what people and machines try again keeps it broken.",
            "It recovers by itself as soon as arrivals fall, or nobody sends more requests than usual"),
    PAYMENT_GATEWAY(
            "payment-gateway",
            "A service outside the shop, such as a payment gateway, is slow or fails for the one step that calls it.",
            "The service's own log shows quick answers, or the shop's database was busy for this step"),
    TARGET_STOPPED(
            "target-stopped",
            "The target was gone from one instant on: nobody was connected or answered any more.",
            "Its log shows answers after that instant, or something between it and the injector broke the connections"),
    INJECTOR_FAULT(
            "injector-fault",
            "The machine that makes the load did not keep to the plan, so the run says little of the target.",
            "The same run from an injector with more cores looks alike");

    private final String label;
    private final String meaning;
    private final String refutedBy;

    Explanation(String label, String meaning, String refutedBy) {
        this.label = label;
        this.meaning = meaning;
        this.refutedBy = refutedBy;
    }

    /** The name in files and reports, e.g. {@code slow-query}. */
    public String label() {
        return label;
    }

    /** One sentence. */
    public String meaning() {
        return meaning;
    }

    /** What would speak against it, a clause without a full stop. */
    public String refutedBy() {
        return refutedBy;
    }

    /** By {@link #label}; empty for a name that is none of them. */
    public static Optional<Explanation> labelled(String label) {
        return Arrays.stream(values())
                .filter(explanation -> explanation.label.equals(label))
                .findFirst();
    }
}
