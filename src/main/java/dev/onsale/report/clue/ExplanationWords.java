package dev.onsale.report.clue;

import dev.onsale.diagnose.Explanation;

/** What explanations mean in general, and what would speak against them. */
public final class ExplanationWords {
    private ExplanationWords() {}

    /** One sentence. */
    public static String meaning(Explanation explanation) {
        return switch (explanation) {
            case SLOW_QUERY -> "One statement takes longer than it did, for everybody who needs it.";
            case QUERIES_PER_ITEM -> "One page asks the database again for every item it lists.";
            case HOT_ROW -> "Transactions wait for one another, because all of them change one row or hold one lock.";
            case POOL_EXHAUSTED -> "Requests wait for a database connection, and fail when that takes too long.";
            case WAITING_ROOM_BYPASSED ->
                "Requests reach the shop without having been let through by the waiting room.";
            case ADMISSION_OVER_LIMIT -> "The waiting room lets more people through than the plan says.";
            case CACHE_LOST -> "What used to come from a cache is worked out again for every request.";
            case NODE_CRASH_LOOP -> "A node dies and is started again, and again.";
            case NODE_NOT_READY -> "A node was given requests before it could answer them.";
            case SHARED_STORE_STALLING ->
                "What all nodes share, a memory store or the way to it, stops for moments and comes back.";
            case CHANNEL_DEPENDENCY_DOWN ->
                "A service that only one channel needs refuses its work, whatever the load.";
            case CAPACITY_MISSING -> "There was less capacity than planned while it was needed.";
            case RETRY_STORM ->
                "The load that broke it is gone, and what people and machines try again keeps it broken.";
            case PAYMENT_GATEWAY ->
                "A service outside the shop, such as a payment gateway, is slow or fails for the one step that calls"
                        + " it.";
            case TARGET_STOPPED ->
                "The target was gone from one instant on: nobody was connected or answered any more.";
            case INJECTOR_FAULT ->
                "The machine that makes the load did not keep to the plan, so the run says little of the target.";
        };
    }

    /** What would speak against it, a clause without a full stop. */
    public static String refutedBy(Explanation explanation) {
        return switch (explanation) {
            case SLOW_QUERY ->
                "The database's time for a query of this step, or the statement's mean time, is as before";
            case QUERIES_PER_ITEM ->
                "The number of queries a response of this step takes is as before, or does not grow with the catalogue";
            case HOT_ROW -> "Nobody waits for a lock in pg_stat_activity while the database's time grows";
            case POOL_EXHAUSTED -> "The pool's own figures show free connections while these requests fail";
            case WAITING_ROOM_BYPASSED ->
                "The shop's own log shows an admission token with 99 % of the requests it answers";
            case ADMISSION_OVER_LIMIT -> "The waiting room's own count of admissions stays below the plan's outflow";
            case CACHE_LOST -> "The cache's own hit rate is as before";
            case NODE_CRASH_LOOP -> "The nodes' uptimes, or their supervisor's log, show no start within the run";
            case NODE_NOT_READY -> "The failed requests went to nodes that had long been up";
            case SHARED_STORE_STALLING ->
                "The bursts hit one node and not the others, or the database was busy in them";
            case CHANNEL_DEPENDENCY_DOWN ->
                "Other channels call the same service and succeed, or the failures come and go with the load";
            case CAPACITY_MISSING -> "As many nodes took part from the start as later on";
            case RETRY_STORM ->
                "It recovers by itself as soon as arrivals fall, or nobody sends more requests than usual";
            case PAYMENT_GATEWAY ->
                "The service's own log shows quick answers, or the shop's database was busy for this step";
            case TARGET_STOPPED ->
                "Its log shows answers after that instant, or something between it and the injector broke the"
                        + " connections";
            case INJECTOR_FAULT -> "The same run from an injector with more cores looks alike";
        };
    }
}
