package dev.onsale.judge;

import org.jspecify.annotations.Nullable;

/**
 * What fresh runs must show of a cell before it is red: the leading test at its full level after Holm and, where there is
 * one, the other test by itself; both by as much as counts.
 *
 * @param leading of the cell's own change or of its measured difference, whichever screened it
 * @param alpha one-sided, over all cells of the family
 * @param beside the other one; {@code null} where there is none
 * @param alphaBeside one-sided, of this cell alone
 * @param toCount the smallest effect that counts, on the compared scale
 */
record Proofs(Contrast leading, double alpha, @Nullable Contrast beside, double alphaBeside, double toCount) {

    /**
     * @param pAdjusted of the leading test, after Holm
     * @param sign +1 if larger values are sought
     */
    boolean isLeadingProven(double pAdjusted, int sign) {
        return pAdjusted <= alpha && sign * leading.effect() >= toCount;
    }

    /** Also if there is none. */
    boolean isBesideProven(int sign) {
        return beside == null || beside.p(sign) <= alphaBeside && sign * beside.effect() >= toCount;
    }

    /** Whether neither has more than this p. */
    boolean arePossible(double pMax, int sign) {
        return leading.p(sign) <= pMax && (beside == null || beside.p(sign) <= pMax);
    }
}
