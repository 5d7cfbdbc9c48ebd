package dev.onsale.practice.front;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Picks a share of those who come, spread evenly: the n-th is picked if the fractional part of n times the golden ratio
 * is below the share. Of any stretch of comers the share picked is nearly the share asked for (a Kronecker sequence; the
 * golden ratio is the one that is never far off), so that a short run has as many as a long one.
 */
final class EvenShare {
    private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;

    private final AtomicLong came = new AtomicLong();

    /** @param share 0: nobody; 1: everybody */
    boolean picksNext(double share) {
        double place = came.incrementAndGet() * GOLDEN;
        return place - Math.floor(place) < share;
    }
}
