package dev.onsale.diagnose;

import dev.onsale.judge.Figures;
import java.util.Locale;

/** Figures of diagnoses that verdicts do not have. */
final class Words {
    private Words() {}

    /** {@code 0.3}, {@code 4.2}, {@code 21}, {@code 1,200}: two figures that matter; {@code unknown} for none. */
    static String decimal(double figure) {
        if (!Double.isFinite(figure)) {
            return "unknown";
        }
        return String.format(Locale.ROOT, Math.abs(figure) < 9.95 ? "%.1f" : "%,.0f", figure);
    }

    /** {@code 12 s}: a second of the run. */
    static String at(int second) {
        return Figures.count(second) + " s";
    }

    /** {@code 12 to 15 s}. */
    static String span(int first, int last) {
        return first == last ? at(first) : Figures.count(first) + " to " + at(last);
    }

    /** {@code once}, {@code twice}, {@code 3 times}. */
    static String times(int count) {
        return count == 1 ? "once" : count == 2 ? "twice" : Figures.count(count) + " times";
    }
}
