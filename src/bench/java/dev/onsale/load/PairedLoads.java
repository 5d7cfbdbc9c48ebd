package dev.onsale.load;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * CPU seconds of the injector for one load in two ways, measured in interleaved pairs: the mean ratio with its 90 % interval,
 * paired, of logarithms, by Student's t.
 */
final class PairedLoads {

    private static final double CONFIDENCE = 0.90;

    private final String name;
    private final List<Double> logRatios = new ArrayList<>();
    private final StringBuilder table;
    private long responses;
    private double firstSeconds;
    private double secondSeconds;

    /** @param first and {@code second}, the two ways, of which the ratio is first to second */
    PairedLoads(String title, String first, String second) {
        name = first + "/" + second;
        table = new StringBuilder(title + "\n" + row("pair", first, second, name));
    }

    /** One pair as a measuring process prints it: {@code first second responses}. */
    void add(String measured) {
        String[] parts = measured.split(" ");
        double first = Double.parseDouble(parts[0]);
        double second = Double.parseDouble(parts[1]);
        firstSeconds += first;
        secondSeconds += second;
        responses += Long.parseLong(parts[2]);
        logRatios.add(Math.log(first / second));
        table.append(row(Integer.toString(logRatios.size()), figure(first), figure(second), figure(first / second)));
    }

    double ratio() {
        return Math.exp(meanLog());
    }

    /**
     * The table, the ratio with its interval, and a line of JSON.
     *
     * @param load what the machine was busy with
     */
    String told(String bench, double ratioMax, String load) {
        double margin = margin();
        double low = Math.exp(meanLog() - margin);
        double high = Math.exp(meanLog() + margin);
        int pairs = logRatios.size();
        return table
                + String.format(
                        Locale.ROOT,
                        "%s %.3f, %.0f %% interval %.3f to %.3f of %d pairs (limit %.2f);%n"
                                + "per 10,000 responses %.3f and %.3f s of CPU; %s%n"
                                + "{\"bench\":\"%s\",\"ratio\":%.3f,\"low\":%.3f,\"high\":%.3f,\"pairs\":%d}%n",
                        name,
                        ratio(),
                        CONFIDENCE * 100,
                        low,
                        high,
                        pairs,
                        ratioMax,
                        firstSeconds * 10_000 / responses,
                        secondSeconds * 10_000 / responses,
                        load,
                        bench,
                        ratio(),
                        low,
                        high,
                        pairs);
    }

    private double meanLog() {
        return logRatios.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    }

    private double margin() {
        double mean = meanLog();
        int freedom = logRatios.size() - 1;
        double variance =
                logRatios.stream().mapToDouble(log -> Math.pow(log - mean, 2)).sum() / freedom;
        return TDistribution.of(freedom).inverseCumulativeProbability((1 + CONFIDENCE) / 2)
                * Math.sqrt(variance / logRatios.size());
    }

    private static String row(String pair, String first, String second, String ratio) {
        return String.format("%4s  %8s  %8s  %12s%n", pair, first, second, ratio);
    }

    private static String figure(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }
}
