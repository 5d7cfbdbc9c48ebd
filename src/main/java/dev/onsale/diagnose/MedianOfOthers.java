package dev.onsale.diagnose;

import dev.onsale.plan.Median;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** What steps have in common, whatever a single one does. */
final class MedianOfOthers {
    private MedianOfOthers() {}

    /** The median of the other steps' factors; 1 if no other step has one. */
    static double ofOthers(List<StepFigures> steps, StepFigures but, ToDoubleFunction<StepFigures> factor) {
        return ofOthers(steps, but, factor, 1);
    }

    /** The median of the other steps' figures; {@code none} if no other step has one. */
    static double ofOthers(
            List<StepFigures> steps, StepFigures but, ToDoubleFunction<StepFigures> figure, double none) {
        double[] figures = steps.stream()
                .filter(step -> step != but)
                .mapToDouble(figure)
                .filter(Double::isFinite)
                .toArray();
        return figures.length == 0 ? none : Median.of(figures);
    }
}
