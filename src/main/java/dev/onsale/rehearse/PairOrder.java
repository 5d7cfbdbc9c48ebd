package dev.onsale.rehearse;

import dev.onsale.plan.Draws;

/**
 * Which build of a pair runs first. Drawn separately for each comparison, so that no order is favoured in the long run,
 * and balanced in blocks of two, so that drift during the pairs, and what a run leaves behind for the next, affect both
 * builds equally (block randomisation: Montgomery, <i>Design and Analysis of Experiments</i>, the randomised complete
 * block design).
 */
final class PairOrder {
    private static final int BLOCK = 2;

    private final Draws draws;

    /** @param candidate id of the run whose findings are to be confirmed */
    PairOrder(String candidate) {
        draws = Draws.of(candidate.hashCode());
    }

    /** @param pair 0, 1, …, of those that count: a replacement keeps the order of the pair it replaces */
    boolean isBaselineFirst(int pair) {
        boolean firstOfBlock = draws.chance(0.5, pair / BLOCK, "baseline first");
        return firstOfBlock == (pair % BLOCK == 0);
    }
}
