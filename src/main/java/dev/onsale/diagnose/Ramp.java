package dev.onsale.diagnose;

/** How far a figure has gone from "could be chance" to "plain": the measure in which clues are added up. */
final class Ramp {
    private Ramp() {}

    /** 0 up to {@code from}, 1 from {@code to} on, straight in between; 0 for what is not a number. */
    static double up(double figure, double from, double to) {
        if (!(figure > from)) {
            return 0;
        }
        return figure >= to ? 1 : (figure - from) / (to - from);
    }

    /** 1 up to {@code from}, 0 from {@code to} on. */
    static double down(double figure, double from, double to) {
        return Double.isNaN(figure) ? 0 : 1 - up(figure, from, to);
    }

    /** Clues that must all be there: one that is missing is enough to bring it to nothing. */
    static double all(double... clues) {
        double product = 1;
        for (double clue : clues) {
            product *= clue;
        }
        return Math.pow(product, 1.0 / clues.length);
    }
}
