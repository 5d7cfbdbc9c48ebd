package dev.onsale.peers;

import dev.onsale.peers.ProcessMeter.Metered;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** One run of one contender: what it took, and what it said beside the truth. */
record Figures(
        double cpuBefore,
        double cpuDuring,
        double cpuAfter,
        double requests,
        double peakMb,
        double launchSeconds,
        double resultSeconds,
        double worstSecondOff,
        Map<Double, Double> saidMs,
        Map<Double, Double> trueMs,
        String remarks) {
    private static final double MICROS = 1e6;
    static final List<Double> QUANTILES = List.of(0.5, 0.95, 0.99, 0.999);

    static Figures of(Surge surge, Metered run, Truth truth, Map<Double, Double> said, String remarks) {
        long first = truth.firstMicros();
        long last = truth.lastAnswerMicros();
        double before = run.cpuSecondsAt(first);
        double until = run.cpuSecondsAt(last);
        Map<Double, Double> trueMs = new java.util.TreeMap<>();
        QUANTILES.forEach(quantile -> trueMs.put(quantile, truth.quantileMs(quantile, 0, Integer.MAX_VALUE / 2)));
        return new Figures(
                before,
                until - before,
                run.cpuSeconds() - until,
                truth.requests().size(),
                run.peakMb(),
                (first - run.startedMicros()) / MICROS,
                (run.endedMicros() - last) / MICROS,
                truth.worstSecondOff(surge.perSecond(), surge.seconds()),
                said,
                trueMs,
                remarks);
    }

    double cpu() {
        return cpuBefore + cpuDuring + cpuAfter;
    }

    double cpuPer10k() {
        return cpu() / requests * 10_000;
    }

    /** {@code NaN} where it does not tell. */
    double errorMs(double quantile) {
        Double said = saidMs.get(quantile);
        Double was = trueMs.get(quantile);
        return said == null || was == null ? Double.NaN : said - was;
    }

    static double median(List<Figures> runs, ToDoubleFunction<Figures> figure) {
        double[] sorted = runs.stream()
                .mapToDouble(figure)
                .filter(value -> !Double.isNaN(value))
                .sorted()
                .toArray();
        return sorted.length == 0 ? Double.NaN : sorted[sorted.length / 2];
    }

    static String header() {
        return "| injector | CPU before | during | after | all | per 10,000 | peak MB | launch → first | last → result |"
                + " worst second off | p50 err | p95 err | p99 err | p99.9 err | said |\n"
                + "|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|---|\n";
    }

    static String row(String name, List<Figures> runs) {
        StringBuilder row = new StringBuilder(String.format(
                Locale.ROOT,
                "| %s | %.1f s | %.1f s | %.1f s | %.1f s | %.2f s | %.0f | %.1f s | %.1f s | %.1f %% |",
                name,
                median(runs, Figures::cpuBefore),
                median(runs, Figures::cpuDuring),
                median(runs, Figures::cpuAfter),
                median(runs, Figures::cpu),
                median(runs, Figures::cpuPer10k),
                median(runs, Figures::peakMb),
                median(runs, Figures::launchSeconds),
                median(runs, Figures::resultSeconds),
                100 * median(runs, Figures::worstSecondOff)));
        for (double quantile : QUANTILES) {
            double error = median(runs, run -> run.errorMs(quantile));
            row.append(Double.isNaN(error) ? " not told |" : String.format(Locale.ROOT, " %+.1f ms |", error));
        }
        String[] said = runs.stream().map(Figures::remarks).distinct().toArray(String[]::new);
        return row.append(' ')
                .append(String.join("; ", Arrays.asList(said)))
                .append(" |\n")
                .toString();
    }
}
