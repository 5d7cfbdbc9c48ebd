package dev.onsale.report;

import dev.onsale.figures.Figures;
import dev.onsale.record.Cell;
import dev.onsale.report.document.Drawing;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Places changes on a common horizontal axis of {@link Drawing#WIDTH} units: relative ones by their logarithm, so that twice
 * and half are equally far from no change.
 *
 * @param low left end, on the axis' own scale; {@code high} the right end
 */
record IntervalAxis(boolean logarithmic, double low, double high) {
    /** A bar never needs more room than this: what lies beyond is cut at the edge, its figures stand beside it. */
    private static final double FACTOR_MAX = 16;

    private static final double[] FACTORS = {0.125, 0.25, 0.5, 0.75, 1, 1.5, 2, 4, 8, 16};

    /** An axis on which all these cells' relative changes (or, if {@code shares}, changes of shares) find room. */
    static IntervalAxis of(List<Cell> cells, boolean shares) {
        List<Double> ends = cells.stream()
                .filter(cell -> cell.unit().equals("share") == shares)
                .flatMap(cell ->
                        Stream.of(cell.changeLow(), cell.changeHigh(), cell.change(), cell.smallestDetectable()))
                .filter(Objects::nonNull)
                .filter(Double::isFinite)
                .toList();
        double low = ends.stream().mapToDouble(Double::doubleValue).min().orElse(0);
        double high = ends.stream().mapToDouble(Double::doubleValue).max().orElse(0);
        if (shares) {
            double reach = Math.max(0.01, Math.max(-low, high) * 1.1);
            return new IntervalAxis(false, -reach, reach);
        }
        return new IntervalAxis(
                true,
                Math.log(Math.max(1 / FACTOR_MAX, Math.min(0.7, (1 + low) / 1.1))),
                Math.log(Math.min(FACTOR_MAX, Math.max(1.6, (1 + high) * 1.1))));
    }

    /** {@code null} when there is no change to show. */
    @Nullable
    Drawing bar(Cell cell) {
        Double change = cell.change();
        if (change == null || !cell.gated()) {
            return null;
        }
        double low = cell.changeLow() == null ? change : cell.changeLow();
        double high = cell.changeHigh() == null ? change : cell.changeHigh();
        Double detectable = cell.smallestDetectable();
        return new Drawing.Interval(
                place(0), place(low), place(high), place(change), detectable == null ? null : place(detectable));
    }

    /** Marks for the head of the column; few enough that their labels do not touch. */
    List<Drawing.Tick> ticks() {
        List<Drawing.Tick> ticks = new ArrayList<>();
        for (double factor : FACTORS) {
            double at = place(factor - 1);
            boolean inside = Math.log(factor) > low && Math.log(factor) < high;
            boolean near = factor != 1 && Math.abs(at - place(0)) < 44;
            boolean touches =
                    !ticks.isEmpty() && at - ticks.get(ticks.size() - 1).at() < 44;
            boolean atEdge = at < 16 || at > Drawing.WIDTH - 16;
            if (inside && !near && !atEdge && (factor == 1 || !touches)) {
                ticks.add(new Drawing.Tick(at, factor == 1 ? "same" : Figures.decimal(factor, 3) + "×"));
            }
        }
        return ticks;
    }

    private double place(double change) {
        double position = logarithmic ? Math.log(Math.max(1e-9, 1 + change)) : change;
        double share = Math.min(1, Math.max(0, (position - low) / (high - low)));
        return Math.round(share * Drawing.WIDTH * 10) / 10.0;
    }
}
