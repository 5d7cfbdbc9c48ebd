package dev.onsale.judge;

import java.util.List;

/**
 * The two stages that a regression must pass, and what they detect together.
 *
 * @param confirmation all tests of the same fresh runs that must succeed: at least {@code P(A) + P(B) − 1} (M. Fréchet, 1935)
 * @param together how the two stages depend on each other
 */
record Procedure(Stage screen, List<Stage> confirmation, Together together) {

    Procedure(Stage screen, Stage confirmation, Together together) {
        this(screen, List.of(confirmation), together);
    }

    /** Whether confirmation is made of fresh runs only. */
    enum Together {
        /** Fresh pairs are independent of the screen: the powers multiply. */
        INDEPENDENT,
        /** The screened candidate is among those confirmed: at least {@code P(A) + P(B) − 1}. */
        AT_WORST
    }

    private static final double POWER = 0.8;
    private static final int STEPS_MAX = 60;

    /** Of an effect, and of a power. */
    private static final double PRECISION = 1e-6;

    /** Effects on the compared scale beyond this are not told apart: a factor of half a billion. */
    private static final double EFFECT_MAX = 20;

    double power(double effect, Distributions distributions) {
        double first = screen.power(effect, distributions);
        double second = 1 - confirmation.size();
        for (Stage stage : confirmation) {
            second += stage.power(effect, distributions);
        }
        second = Math.max(0, second);
        return switch (together) {
            case INDEPENDENT -> first * second;
            case AT_WORST -> Math.max(0, first + second - 1);
        };
    }

    /** With 80 % power. */
    boolean sees(double effect, Distributions distributions) {
        return power(effect, distributions) >= POWER;
    }

    /** The smallest effect, on the compared scale, that is seen with 80 % power; at most a factor of e²⁰. */
    double smallestDetectable(Distributions distributions) {
        double low = 0;
        double high = 0.125;
        while (high < EFFECT_MAX && !sees(high, distributions)) {
            low = high;
            high *= 2;
        }
        // By false position, which needs a third of the evaluations that halving does; halved where it would creep.
        double below = low == 0 ? -POWER : power(low, distributions) - POWER;
        double above = power(high, distributions) - POWER;
        for (int i = 0; i < STEPS_MAX && high - low > PRECISION; i++) {
            double middle = i % 3 == 2 ? (low + high) / 2 : low + (high - low) * below / (below - above);
            double there = power(middle, distributions) - POWER;
            if (there >= 0) {
                high = middle;
                above = there;
                if (there < PRECISION) {
                    break;
                }
            } else {
                low = middle;
                below = there;
            }
        }
        return Math.min(high, EFFECT_MAX);
    }
}
