package dev.onsale.report;

import dev.onsale.record.Cell;
import dev.onsale.record.Cell.State;
import dev.onsale.record.CellFigures;
import dev.onsale.record.CellGrounds;
import dev.onsale.record.CellProof;
import java.util.ArrayList;
import java.util.List;

/** Cells of made-up comparisons. */
final class GateCells {
    private GateCells() {}

    static List<Cell> steadyCells(String exceptStep) {
        List<Cell> cells = new ArrayList<>();
        double typicalMs = 6;
        for (String step : Runs.STEPS) {
            if (!step.equals(exceptStep)) {
                cells.add(steady(step, "p95", "ms", typicalMs * 2, typicalMs * 2.05, 0.025, -0.09, 0.12, 0.41));
            }
            typicalMs += 4;
        }
        cells.add(steady("hold", "errors", "share", 0.001, 0.002, 0.001, -0.002, 0.004, 0.012));
        cells.add(new Cell(
                "pay",
                "p99",
                "ms",
                State.NOT_GATED,
                new CellFigures(64.0, 70.0, null, null, null),
                CellProof.none(400),
                CellGrounds.worded("400 of 1,000 samples needed")));
        return cells;
    }

    static Cell steady(
            String step,
            String metric,
            String unit,
            double baseline,
            double now,
            double change,
            double low,
            double high,
            double detectable) {
        return new Cell(
                step,
                metric,
                unit,
                State.STEADY,
                new CellFigures(baseline, now, change, low, high),
                new CellProof(0.4, 1.0, false, null, detectable, 549),
                CellGrounds.worded("no growth beyond noise"));
    }

    static Cell grown(String step, String metric, double baseline, double now, double change, double low, double high) {
        return new Cell(
                step,
                metric,
                "ms",
                State.REGRESSED,
                new CellFigures(baseline, now, change, low, high),
                new CellProof(
                        0.0001,
                        0.002,
                        true,
                        new Cell.Confirmation(List.of(1.41, 1.52, 1.44), 1.457, 0.0003, 0.0006, true),
                        0.38,
                        549),
                CellGrounds.worded("confirmed: all 3 fresh pairs grew"));
    }
}
