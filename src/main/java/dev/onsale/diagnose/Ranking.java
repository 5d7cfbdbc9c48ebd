package dev.onsale.diagnose;

import static dev.onsale.diagnose.Explanation.*;

import dev.onsale.record.Diagnosis.Confidence;
import dev.onsale.record.clue.Clue;
import dev.onsale.record.clue.SharedClue;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * Orders findings: the best fitting first, and probable consequences after their cause. Two faults that do not cause
 * each other keep their scores.
 */
final class Ranking {

    /** Lower scores are coincidences of small clues. */
    static final double SAID_FROM = 0.3;

    /** The weight of a finding that is a consequence of another one. */
    private static final double CONSEQUENCE = 0.45;

    /** Weak consequences are not reported. */
    private static final double CONSEQUENCE_FROM = 0.2;

    /** The cause must be reported too, and fit nearly as well: a weak cause does not explain a clear effect away. */
    private static final double CAUSE_MIN = 0.6;

    private Ranking() {}

    /** @return the reported ones, the likeliest first */
    static List<Finding> of(List<Finding> findings) {
        List<Finding> ranked = new ArrayList<>();
        for (Finding finding : findings) {
            if (finding.score() < SAID_FROM) {
                continue;
            }
            Finding cause = findings.stream()
                    .filter(other ->
                            brings(other, finding) && other.score() >= Math.max(SAID_FROM, CAUSE_MIN * finding.score()))
                    .max(Comparator.comparingDouble(Finding::score))
                    .orElse(null);
            if (cause == null) {
                ranked.add(finding);
            } else if (finding.score() * CONSEQUENCE >= CONSEQUENCE_FROM) {
                ranked.add(finding.scored(finding.score() * CONSEQUENCE)
                        .noting(Clue.of(
                                SharedClue.CONSEQUENCE, cause.explanation().label())));
            }
        }
        ranked.sort(Comparator.comparingDouble(Finding::score).reversed().thenComparing(Finding::explanation));
        return List.copyOf(ranked);
    }

    private static boolean brings(Finding cause, Finding effect) {
        if (cause.confidence() == Confidence.LOW && sameClue(cause, effect)) {
            return false;
        }
        return consequences(cause.explanation()).contains(effect.explanation())
                // A page that misses its cache makes more queries; another page that does so has its own reason.
                || (cause.explanation() == CACHE_LOST
                        && Set.of(QUERIES_PER_ITEM, SLOW_QUERY).contains(effect.explanation())
                        && !Collections.disjoint(cause.steps(), effect.steps()))
                // A loop's statement takes most of the database's time because it is called so often.
                || (cause.explanation() == QUERIES_PER_ITEM
                        && effect.explanation() == SLOW_QUERY
                        && cause.sql() != null
                        && cause.sql().equals(effect.sql()));
    }

    /** Two guesses from one clue, the same timeout or the same slow step: one does not explain the other away. */
    private static boolean sameClue(Finding cause, Finding effect) {
        // Bursts are a clue of their own.
        return effect.explanation() == POOL_EXHAUSTED
                ? cause.explanation() != SHARED_STORE_STALLING
                : effect.explanation() == PAYMENT_GATEWAY && !Collections.disjoint(cause.steps(), effect.steps());
    }

    /** What an explanation causes if it is true. No explanation causes itself, even indirectly. */
    static Set<Explanation> consequences(Explanation cause) {
        return switch (cause) {
            case INJECTOR_FAULT -> Set.of();
            // What overloads a target may be why it stopped; later failures and restarts are not.
            case TARGET_STOPPED ->
                Set.of(
                        NODE_CRASH_LOOP,
                        NODE_NOT_READY,
                        CAPACITY_MISSING,
                        SHARED_STORE_STALLING,
                        CHANNEL_DEPENDENCY_DOWN,
                        POOL_EXHAUSTED,
                        PAYMENT_GATEWAY,
                        RETRY_STORM);
            case WAITING_ROOM_BYPASSED ->
                Set.of(ADMISSION_OVER_LIMIT, POOL_EXHAUSTED, SLOW_QUERY, PAYMENT_GATEWAY, RETRY_STORM);
            case ADMISSION_OVER_LIMIT -> Set.of(POOL_EXHAUSTED, SLOW_QUERY, PAYMENT_GATEWAY, RETRY_STORM);
            case NODE_CRASH_LOOP ->
                Set.of(NODE_NOT_READY, CACHE_LOST, CAPACITY_MISSING, POOL_EXHAUSTED, PAYMENT_GATEWAY, RETRY_STORM);
            case NODE_NOT_READY -> Set.of(CACHE_LOST, CAPACITY_MISSING, POOL_EXHAUSTED, PAYMENT_GATEWAY);
            // It recovers when the nodes join although misses continue: so misses were not the cause.
            case CAPACITY_MISSING ->
                Set.of(CACHE_LOST, HOT_ROW, SLOW_QUERY, POOL_EXHAUSTED, PAYMENT_GATEWAY, RETRY_STORM);
            case SHARED_STORE_STALLING -> Set.of(CACHE_LOST, POOL_EXHAUSTED, PAYMENT_GATEWAY, RETRY_STORM);
            case CACHE_LOST -> Set.of(POOL_EXHAUSTED, RETRY_STORM);
            case QUERIES_PER_ITEM -> Set.of(POOL_EXHAUSTED, PAYMENT_GATEWAY, RETRY_STORM);
            case HOT_ROW -> Set.of(SLOW_QUERY, POOL_EXHAUSTED, PAYMENT_GATEWAY, RETRY_STORM);
            case SLOW_QUERY -> Set.of(POOL_EXHAUSTED, PAYMENT_GATEWAY, RETRY_STORM);
            case CHANNEL_DEPENDENCY_DOWN -> Set.of(PAYMENT_GATEWAY, NODE_CRASH_LOOP);
            case PAYMENT_GATEWAY -> Set.of(POOL_EXHAUSTED);
            case POOL_EXHAUSTED -> Set.of(RETRY_STORM);
            case RETRY_STORM -> Set.of();
        };
    }
}
