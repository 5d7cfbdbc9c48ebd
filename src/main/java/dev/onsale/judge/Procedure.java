package dev.onsale.judge;

/**
 * The two looks that a regression must survive, and what they can see together.
 *
 * @param together how the two depend on each other
 */
record Procedure(Stage screen, Stage confirmation, Together together) {

    /** Whether confirmation is made of fresh runs only. */
    enum Together {
        /** Fresh pairs know nothing of the screen: the powers multiply. */
        INDEPENDENT,
        /** The screened candidate is among those confirmed: at least {@code P(A) + P(B) − 1} (M. Fréchet, 1935). */
        AT_WORST
    }

    private static final double POWER = 0.8;
    private static final int HALVINGS = 30;

    /** Effects on the compared scale beyond this are not told apart: a factor of half a billion. */
    private static final double EFFECT_MAX = 20;

    double power(double effect, Distributions distributions) {
        double first = screen.power(effect, distributions);
        double second = confirmation.power(effect, distributions);
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
        for (int i = 0; i < HALVINGS && high - low > 1e-6; i++) {
            double middle = (low + high) / 2;
            if (sees(middle, distributions)) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return Math.min(high, EFFECT_MAX);
    }
}
