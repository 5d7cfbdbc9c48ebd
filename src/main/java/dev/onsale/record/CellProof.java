package dev.onsale.record;

import dev.onsale.plan.Inlined;
import dev.onsale.record.Cell.Confirmation;
import org.jspecify.annotations.Nullable;

/**
 * How far chance explains a cell's change.
 *
 * @param p one-sided p-value of the screen, before Holm, of what the cell was screened by (see {@link Cell.Own#leads});
 *     {@code pAdjusted} after
 * @param confirmation {@code null} unless this cell was flagged and confirmed by fresh runs
 * @param smallestDetectable the smallest regression (relative; for shares absolute) seen with 80 % power by the
 *     procedure actually run; {@code null} if not gated
 */
public record CellProof(
        @Nullable Double p,
        @Nullable Double pAdjusted,
        boolean flagged,
        @Nullable Confirmation confirmation,
        @Nullable Double smallestDetectable,
        long samples)
        implements Inlined {

    /** Of so many samples, which nothing was compared with. */
    public static CellProof none(long samples) {
        return new CellProof(null, null, false, null, null, samples);
    }
}
