package dev.onsale.judge;

import dev.onsale.judge.Confirming.Confirmed;
import dev.onsale.judge.Screen.Screened;
import dev.onsale.record.CellReason;
import dev.onsale.record.CellReason.Figure;
import dev.onsale.record.CellReason.Kind;
import dev.onsale.record.Remedy;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A finding too large for chance in the judged run that did not recur. Outages come and go, so fresh runs without it do
 * not prove that there was none.
 */
final class SeenOnce {

    /** After Holm over its family: so much chance alone makes in one clean night in a hundred. */
    private static final double CHANCE = 0.01;

    private SeenOnce() {}

    /**
     * @param pAdjusted of the screen
     * @param must what must be detectable in the cell
     * @return empty if it may be chance, or is smaller than that
     */
    static Optional<Decision> among(Screened cell, @Nullable Double pAdjusted, double must, Confirmed again) {
        Contrast contrast = cell.leading();
        Sample sample = cell.sample();
        return contrast == null || pAdjusted == null || pAdjusted > CHANCE || sample.sign() * contrast.effect() < must
                ? Optional.empty()
                : Optional.of(decision(
                        cell,
                        contrast.effect(),
                        CellReason.of(
                                Kind.NOT_AGAIN,
                                Figure.AGAIN_OF,
                                again.confirmation().differences().size())));
    }

    /** @param again how often fresh runs showed it */
    static Decision decision(Screened cell, double effect, CellReason again) {
        return Decision.open(
                Remedy.of(Remedy.Kind.GATE_AGAIN, cell.key().name()),
                CellReason.of(Kind.SEEN_ONCE, Figure.CHANGE, cell.sample().change(effect)),
                again);
    }
}
