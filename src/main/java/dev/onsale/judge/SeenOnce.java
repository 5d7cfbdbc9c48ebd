package dev.onsale.judge;

import dev.onsale.judge.Confirming.Confirmed;
import dev.onsale.judge.Screen.Screened;
import dev.onsale.record.Cell.State;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What was too large for chance in the judged run and did not come again. Outages come and go, so that fresh runs which
 * know nothing of it do not say that there was none.
 */
final class SeenOnce {

    /** After Holm over its family: so much chance alone makes in one clean night in a hundred. */
    private static final double CHANCE = 0.01;

    private SeenOnce() {}

    /**
     * @param pAdjusted of the screen
     * @param must what must be seen of the cell
     * @return empty where chance may have done it, or it is smaller than that
     */
    static Optional<Decision> among(Screened cell, @Nullable Double pAdjusted, double must, Confirmed again) {
        Contrast contrast = cell.leading();
        Sample sample = cell.sample();
        return contrast == null || pAdjusted == null || pAdjusted > CHANCE || sample.sign() * contrast.effect() < must
                ? Optional.empty()
                : Optional.of(decision(
                        cell,
                        contrast.effect(),
                        "and not again in " + again.confirmation().differences().size() + " fresh runs"));
    }

    /** @param again how often fresh runs showed it */
    static Decision decision(Screened cell, double effect, String again) {
        return new Decision(
                State.INCONCLUSIVE,
                "seen once, " + times(cell.sample(), effect) + ": too large for chance in this run, " + again,
                cell.key().name() + ": the gate once more, and what the target did in this run");
    }

    /** {@code 4.2×}, of a share {@code +12 points}. */
    private static String times(Sample sample, double effect) {
        return sample.metric().scale() == Scale.LOGARITHM
                ? Figures.few(Math.exp(effect)) + "×"
                : CellText.change(sample, sample.change(effect));
    }
}
