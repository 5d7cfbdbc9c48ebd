package dev.onsale.judge;

import java.util.SplittableRandom;

/** How the runs of a night, and of the nights before it, hang together. Beyond {@link #NORMAL} no model of the judge's holds. */
enum NightWorld {
    NORMAL("independent and normal"),
    HEAVY("t with 3 degrees of freedom, same variance"),
    BIMODAL("3 runs in 10 ×1.15, 3 in 10 ×1.5"),
    FOLLOWING("AR(1), 0.7 from run to run"),
    TREND("3 % slower each night"),
    ONE_EVENING("all baselines of one evening"),
    WIDE("the candidate's build spreads twice as much"),
    ODD_BASELINE("one baseline ×2"),
    CARRY_OVER("a run slows the next by 4 %, on a machine that slows by 1 % a run");

    private static final double FOLLOWS = 0.7;
    private static final double T_DEVIATION = Math.sqrt(3);

    final String label;

    NightWorld(String label) {
        this.label = label;
    }

    /** Whose turn it is. */
    enum Role {
        BASELINE,
        CANDIDATE
    }

    /** One sequence of runs, in the order in which they are made. */
    final class Sequence {
        private final SplittableRandom random;
        private final double spread;
        private final double tonight;
        private final double evening;
        private double previous;
        private int stored;
        private int made;

        /** @param spread between runs */
        Sequence(SplittableRandom random, double spread) {
            this.random = random;
            this.spread = spread;
            this.tonight = random.nextGaussian();
            this.evening = random.nextGaussian();
            this.previous = random.nextGaussian();
        }

        /** @param isStored whether it is one of the baseline, made on another night */
        Conditions next(Role role, boolean isStored) {
            stored += isStored ? 1 : 0;
            made++;
            return switch (NightWorld.this) {
                case NORMAL -> Conditions.USUAL;
                case HEAVY -> new Conditions(0, 1, NightWorld::heavyTailed, null);
                case BIMODAL -> Conditions.off(mood());
                case FOLLOWING -> {
                    previous = FOLLOWS * previous + Math.sqrt(1 - FOLLOWS * FOLLOWS) * random.nextGaussian();
                    yield new Conditions(0, 1, SplittableRandom::nextGaussian, previous);
                }
                case TREND -> Conditions.off(isStored ? 0.03 * stored : 0.03 * (stored + 1));
                case ONE_EVENING -> Conditions.off(spread * (isStored ? evening : tonight));
                case WIDE -> new Conditions(0, role == Role.CANDIDATE ? 2 : 1, SplittableRandom::nextGaussian, null);
                case ODD_BASELINE -> Conditions.off(isStored && stored == 1 ? Math.log(2) : 0);
                case CARRY_OVER -> Conditions.off(isStored ? 0 : 0.01 * made + (made % 2 == 0 ? 0.04 : 0));
            };
        }

        private double mood() {
            double drawn = random.nextDouble();
            return drawn < 0.3 ? Math.log(1.15) : drawn < 0.6 ? Math.log(1.5) : 0;
        }
    }

    /** Student's t with three degrees of freedom, at variance 1. */
    static double heavyTailed(SplittableRandom random) {
        double squares = 0;
        for (int i = 0; i < 3; i++) {
            double z = random.nextGaussian();
            squares += z * z;
        }
        return random.nextGaussian() / Math.sqrt(squares / 3) / T_DEVIATION;
    }
}
