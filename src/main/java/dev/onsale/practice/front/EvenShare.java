package dev.onsale.practice.front;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Picks an evenly spread share of the arrivals: the n-th is picked if the fractional part of n times the golden ratio
 * is below the share. In any stretch of arrivals the picked share is close to the requested one (a Kronecker sequence;
 * the golden ratio is the one that is never far off), so that a short run has as high a share as a long one.
 */
final class EvenShare {
    private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;

    private final AtomicLong came = new AtomicLong();

    /** @param share 0: none; 1: all */
    boolean picksNext(double share) {
        double place = came.incrementAndGet() * GOLDEN;
        return place - Math.floor(place) < share;
    }
}
