package dev.onsale.judge;

import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * What a run of a {@link SharedWorld} meets.
 *
 * @param off of the logarithm of all its times
 * @param times its deviations are as large as usual
 * @param deviate draws one of variance 1
 * @param common what the run shares, instead of a drawn one; {@code null} for that
 */
record Conditions(
        double off,
        double times,
        ToDoubleFunction<SplittableRandom> deviate,
        @Nullable Double common) {

    static final Conditions USUAL = off(0);

    static Conditions off(double by) {
        return new Conditions(by, 1, SplittableRandom::nextGaussian, null);
    }
}
