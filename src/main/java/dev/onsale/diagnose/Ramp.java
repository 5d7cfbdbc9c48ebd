package dev.onsale.diagnose;

/** Where a figure lies between "could be chance" and "clear": the measure in which clues are added up. */
final class Ramp {
    private Ramp() {}

    /** 0 up to {@code from}, 1 from {@code to} on, linear in between; 0 for NaN. */
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

    /** Clues that must all be present: a single missing one brings the result to 0. */
    static double all(double... clues) {
        double product = 1;
        for (double clue : clues) {
            product *= clue;
        }
        return Math.pow(product, 1.0 / clues.length);
    }
}
