package dev.onsale.report;

import dev.onsale.figures.Figures;
import dev.onsale.record.BudgetCheck;
import dev.onsale.record.Cell;
import dev.onsale.record.Growth;
import dev.onsale.record.RunSummary;
import dev.onsale.record.RunSummary.StepPhase;
import dev.onsale.record.Verdict.ValidityCheck;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was measured, by name, as figures for programs: a point, no grouping, at most six digits that count, the unit beside
 * them. What was not measured is left out.
 */
final class MeasuredFigures {
    private static final MathContext DIGITS = new MathContext(6, RoundingMode.HALF_EVEN);
    private static final List<Double> PERCENTILES = List.of(50.0, 95.0, 99.0);

    private MeasuredFigures() {}

    /** {@code value}, {@code baseline} and the changes are of one experiment: of the fresh runs where they tested the cell again; changes are shares, 0.25 for +25 %. */
    static Map<String, String> of(Cell cell) {
        Map<String, String> figures = new LinkedHashMap<>();
        put(figures, "value", CellWords.nowOf(cell));
        put(figures, "baseline", CellWords.baselineOf(cell));
        figures.put("unit", cell.unit());
        put(figures, "change", cell.change());
        put(figures, "changeLow", cell.changeLow());
        put(figures, "changeHigh", cell.changeHigh());
        put(figures, "smallestDetectable", cell.smallestDetectable());
        figures.put("samples", Long.toString(cell.samples()));
        return figures;
    }

    static Map<String, String> of(BudgetCheck check) {
        Map<String, String> figures = new LinkedHashMap<>();
        put(figures, "value", check.observed());
        put(figures, "limit", check.limit());
        figures.put("unit", check.unit());
        return figures;
    }

    static Map<String, String> of(ValidityCheck check) {
        Map<String, String> figures = new LinkedHashMap<>();
        figures.put("value", check.observed());
        figures.put("limit", check.limit());
        return figures;
    }

    /** Of the whole run: how many started and answered, and each step's times in ms. */
    static Map<String, String> of(RunSummary summary) {
        Map<String, String> figures = new LinkedHashMap<>();
        figures.put(
                "visitors", Long.toString(summary.measured().totals().visitors().started()));
        figures.put("responses", Long.toString(summary.measured().totals().responses()));
        for (StepPhase step : Facts.wholeRun(summary)) {
            for (double percentile : PERCENTILES) {
                put(
                        figures,
                        step.step() + " " + Figures.percentile(percentile) + " ms",
                        step.okQuantilesMs().get(percentile));
            }
            figures.put(step.step() + " failed", Long.toString(step.ko()));
        }
        return figures;
    }

    /** {@code from} the smallest catalogue {@code to} the largest. */
    static Map<String, String> of(Growth growth) {
        Map<String, String> figures = new LinkedHashMap<>();
        put(figures, "from", growth.from());
        put(figures, "to", growth.to());
        figures.put("unit", growth.unit());
        return figures;
    }

    private static void put(Map<String, String> figures, String name, @Nullable Double value) {
        if (value != null && Double.isFinite(value)) {
            figures.put(
                    name,
                    value == 0
                            ? "0"
                            : BigDecimal.valueOf(value)
                                    .round(DIGITS)
                                    .stripTrailingZeros()
                                    .toPlainString());
        }
    }
}
