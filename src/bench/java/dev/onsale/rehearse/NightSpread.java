package dev.onsale.rehearse;

import dev.onsale.judge.Evidence;
import dev.onsale.judge.Judge;
import dev.onsale.plan.Samples;
import dev.onsale.record.Cell;
import dev.onsale.record.Run;
import dev.onsale.record.StepSeries;
import dev.onsale.rehearse.RecordedNights.Recorded;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;

/** How recorded runs differ, by the judge's own value of every latency cell. */
final class NightSpread {

    private static final String WORST = "worst 5 s p95";
    private static final long WORST_SAMPLES_MIN = 20;

    private final RecordedNights nights;

    NightSpread(RecordedNights nights) {
        this.nights = nights;
    }

    /** Every latency cell with enough responses, by the name that reports print; in ms. */
    static Map<String, Double> latencies(Run run) {
        Map<String, Double> values = new LinkedHashMap<>();
        for (Cell cell : Judge.judge(Evidence.of(run)).cells()) {
            Double value = cell.candidate();
            if (value != null
                    && needed(cell.metric())
                            .filter(least -> cell.samples() >= least)
                            .isPresent()) {
                values.put(cell.name(), value);
            }
        }
        return values;
    }

    private static Optional<Long> needed(String metric) {
        if (metric.equals(WORST)) {
            return Optional.of(WORST_SAMPLES_MIN);
        }
        return metric.matches("p[0-9.]+")
                ? Optional.of(Samples.needed(Double.parseDouble(metric.substring(1))))
                : Optional.empty();
    }

    /** Standard deviation of the logarithm over the clean runs, and of neighbours in time. */
    String table() {
        Map<String, double[]> cells = logarithms(nights.of(Condition.CLEAN));
        StringBuilder table = new StringBuilder();
        table.append("| cell | median, ms | spread | of neighbours |\n|---|---|---|---|\n");
        cells.forEach((cell, logs) -> table.append(String.format(
                Locale.ROOT,
                "| %s | %.1f | %.1f %% | %.1f %% |%n",
                cell,
                Math.exp(median(logs)),
                100 * FolkloreGates.deviation(logs),
                100 * neighbours(logs))));
        return table.toString();
    }

    /** One row a clean run in the order of recording, one column a cell: the logarithm of its ms. */
    String csv() {
        List<Recorded> clean = nights.of(Condition.CLEAN);
        Map<String, double[]> cells = logarithms(clean);
        StringBuilder csv = new StringBuilder("run," + String.join(",", cells.keySet()) + "\n");
        for (int i = 0; i < clean.size(); i++) {
            StringJoiner row = new StringJoiner(",", "", "\n");
            row.add(clean.get(i).run().id());
            for (double[] logs : cells.values()) {
                row.add(String.format(Locale.ROOT, "%.4f", logs[i]));
            }
            csv.append(row);
        }
        return csv.toString();
    }

    /** Of the step that a condition moved most: each percentile's and the mean's medians against the clean runs'. */
    String moved(String condition) {
        Map<String, double[]> clean = logarithms(nights.of(Condition.CLEAN));
        Map<String, double[]> now = logarithms(nights.of(condition));
        String most = now.keySet().stream()
                .filter(clean::containsKey)
                .filter(cell -> !cell.endsWith(WORST))
                .max((one, other) -> Double.compare(growth(clean, now, one), growth(clean, now, other)))
                .orElse("");
        String step = most.substring(0, Math.max(0, most.lastIndexOf(' ')));
        StringJoiner row = new StringJoiner(" | ", "| " + condition + " | " + step + " | ", " |\n");
        for (String cell : now.keySet()) {
            if (cell.startsWith(step + " ") && !cell.endsWith(WORST) && clean.containsKey(cell)) {
                row.add(told(cell.substring(step.length() + 1), clean.get(cell), now.get(cell)));
            }
        }
        row.add(told("mean", means(nights.of(Condition.CLEAN), step), means(nights.of(condition), step)));
        return row.toString();
    }

    private static double growth(Map<String, double[]> clean, Map<String, double[]> now, String cell) {
        return median(now.get(cell)) - median(clean.get(cell));
    }

    private static String told(String figure, double[] clean, double[] now) {
        return String.format(
                Locale.ROOT,
                "%s %.1f → %.1f ms, ×%.2f (clean runs ±%.0f %%)",
                figure,
                Math.exp(median(clean)),
                Math.exp(median(now)),
                Math.exp(median(now) - median(clean)),
                100 * FolkloreGates.deviation(clean));
    }

    private static double[] means(List<Recorded> runs, String step) {
        return runs.stream()
                .flatMap(run -> run.run().latency().stream())
                .filter(series -> series.step().equals(step))
                .map(StepSeries::ok)
                .mapToDouble(all -> Math.log(all.getMean()))
                .toArray();
    }

    /** The cells that all these runs have. */
    private static Map<String, double[]> logarithms(List<Recorded> runs) {
        Map<String, List<Double>> values = new LinkedHashMap<>();
        runs.forEach(run -> latencies(run.run())
                .forEach((cell, ms) ->
                        values.computeIfAbsent(cell, name -> new ArrayList<>()).add(Math.log(ms))));
        Map<String, double[]> logs = new LinkedHashMap<>();
        values.forEach((cell, all) -> {
            if (all.size() == runs.size() && all.size() > 1) {
                logs.put(cell, all.stream().mapToDouble(Double::doubleValue).toArray());
            }
        });
        return logs;
    }

    static double median(double... values) {
        double[] sorted = Arrays.stream(values).sorted().toArray();
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }

    /** √(Σ(y_i − y_{i−1})² / 2(n − 1)): what is left where slow drift cancels out. */
    private static double neighbours(double[] values) {
        double sum = 0;
        for (int i = 1; i < values.length; i++) {
            sum += (values[i] - values[i - 1]) * (values[i] - values[i - 1]);
        }
        return Math.sqrt(sum / (2 * (values.length - 1)));
    }
}
