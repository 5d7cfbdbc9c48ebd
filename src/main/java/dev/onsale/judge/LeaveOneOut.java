package dev.onsale.judge;

import dev.onsale.plan.GateSettings;
import dev.onsale.plan.Median;
import dev.onsale.record.Cell;
import dev.onsale.record.Remedy;
import dev.onsale.record.Run;
import dev.onsale.record.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Judges every baseline run against all others. All of them were accepted, so every flag is a false alarm. Only the
 * screen can be tested like this; fresh pairs would still have to confirm what it flags.
 *
 * @param runs in the order given
 * @param spreads of the gated cells, in the judge's order
 * @param settle how many more baseline runs would make {@code mustDetect} detectable, by the last run's verdict; empty
 *     if it already is
 */
public record LeaveOneOut(List<Left> runs, List<Spread> spreads, List<Remedy> settle) {

    /** The minimum number of runs: the one left out, and as many as a comparison needs. */
    public static final int RUNS_MIN = GateSettings.BASELINE_RUNS_MIN + 1;

    /** One run as judged by the others. */
    public record Left(String run, Verdict verdict) {

        /** The cells on which the screen fired. */
        public List<Cell> flagged() {
            return verdict.cells().stream().filter(Cell::flagged).toList();
        }
    }

    /**
     * One cell over the runs.
     *
     * @param like one run's cell, for its name and unit
     * @param median over the runs, in the cell's unit
     * @param betweenRuns standard deviation: of the logarithm, and so nearly a share of the value; for shares of the
     *     share itself
     * @param smallestDetectable the median of the smallest detectable regressions; {@code null} if unknown
     */
    public record Spread(
            Cell like,
            double median,
            double betweenRuns,
            @Nullable Double smallestDetectable) {}

    /** @param runs at least {@link #RUNS_MIN}, comparable with each other, the newest last */
    public static LeaveOneOut of(List<Run> runs) {
        if (runs.size() < RUNS_MIN) {
            throw new IllegalArgumentException(runs.size() + " runs");
        }
        List<Measured> measured = runs.stream()
                .map(run -> Measured.of(run, run.summary().plan().limits().gate()))
                .toList();
        List<Left> left = new ArrayList<>();
        for (Measured run : measured) {
            String id = run.run().id();
            List<Measured> others = measured.stream()
                    .filter(other -> !other.run().id().equals(id))
                    .toList();
            left.add(new Left(id, Judge.judge(Evidence.of(run).againstMeasured(others))));
        }
        Verdict last = left.get(left.size() - 1).verdict();
        return new LeaveOneOut(
                List.copyOf(left),
                spreads(left),
                Objects.requireNonNull(last.remedies(), "a verdict of today").stream()
                        .filter(remedy -> remedy.kind() == Remedy.Kind.MORE_BASELINES
                                || remedy.kind() == Remedy.Kind.MORE_THAN_BASELINES)
                        .toList());
    }

    private static List<Spread> spreads(List<Left> left) {
        Map<String, List<Cell>> byName = new LinkedHashMap<>();
        for (Left run : left) {
            run.verdict().cells().stream()
                    .filter(cell -> cell.gated() && cell.candidate() != null)
                    .forEach(cell -> byName.computeIfAbsent(cell.name(), name -> new ArrayList<>())
                            .add(cell));
        }
        return byName.values().stream()
                .filter(cells -> cells.size() > 1)
                .map(LeaveOneOut::spread)
                .toList();
    }

    private static Spread spread(List<Cell> cells) {
        Cell like = cells.get(0);
        boolean share = like.unit().equals("share");
        List<Double> values =
                cells.stream().map(Cell::candidate).filter(Objects::nonNull).toList();
        List<Double> compared =
                values.stream().map(value -> share ? value : Math.log(value)).toList();
        double mean = compared.stream().mapToDouble(value -> value).average().orElse(0);
        double squares = compared.stream()
                .mapToDouble(value -> (value - mean) * (value - mean))
                .sum();
        List<Double> seen = cells.stream()
                .map(Cell::smallestDetectable)
                .filter(Objects::nonNull)
                .toList();
        return new Spread(
                like,
                Median.of(values),
                Math.sqrt(squares / (compared.size() - 1)),
                seen.isEmpty() ? null : (Double) Median.of(seen));
    }
}
