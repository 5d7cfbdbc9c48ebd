package dev.onsale.peers;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * CPU time of cold whole processes in two ways: interleaved pairs, the order changed from one to the next. The result is
 * the mean ratio of the first way to the second with its 90 % interval (paired, of logarithms, by Student's t).
 */
final class PairedProcesses {
    private static final double CONFIDENCE = 0.90;

    /** CPU seconds per 10,000 responses, {@code during} those of the load alone. */
    record Cost(double during, double whole) {}

    /** One whole process. */
    interface Way {
        Cost cost() throws Exception;
    }

    /** The mean ratio with its interval. */
    record Ratio(double mean, double low, double high) {}

    private record Pair(Cost first, Cost second) {}

    private final String first;
    private final String second;
    private final List<Pair> pairs = new ArrayList<>();

    PairedProcesses(String first, String second) {
        this.first = first;
        this.second = second;
    }

    /** Runs so many pairs, and one before them that is not measured, because it fills the caches of files. */
    void run(int count, Way ofFirst, Way ofSecond) throws Exception {
        for (int pair = 0; pair <= count; pair++) {
            boolean firstComesFirst = pair % 2 == 0;
            Cost earlier = (firstComesFirst ? ofFirst : ofSecond).cost();
            Cost later = (firstComesFirst ? ofSecond : ofFirst).cost();
            Pair measured = firstComesFirst ? new Pair(earlier, later) : new Pair(later, earlier);
            System.out.printf(
                    Locale.ROOT,
                    "pair %d: CPU s per 10,000 responses, %s and %s: during the load %.3f and %.3f, process %.3f and %.3f%n",
                    pair,
                    first,
                    second,
                    measured.first().during(),
                    measured.second().during(),
                    measured.first().whole(),
                    measured.second().whole());
            if (pair > 0) {
                pairs.add(measured);
            }
        }
        System.out.println(first + " / " + second + ", during the load " + told(during()) + "; process "
                + told(ratio(Cost::whole)));
    }

    Ratio during() {
        return ratio(Cost::during);
    }

    private Ratio ratio(ToDoubleFunction<Cost> cost) {
        double[] logs = pairs.stream()
                .mapToDouble(pair -> Math.log(cost.applyAsDouble(pair.first()) / cost.applyAsDouble(pair.second())))
                .toArray();
        int freedom = logs.length - 1;
        double mean = 0;
        for (double log : logs) {
            mean += log / logs.length;
        }
        double variance = 0;
        for (double log : logs) {
            variance += Math.pow(log - mean, 2) / freedom;
        }
        double margin = TDistribution.of(freedom).inverseCumulativeProbability((1 + CONFIDENCE) / 2)
                * Math.sqrt(variance / logs.length);
        return new Ratio(Math.exp(mean), Math.exp(mean - margin), Math.exp(mean + margin));
    }

    private String told(Ratio ratio) {
        return String.format(
                Locale.ROOT,
                "%.3f (%.0f %% interval %.3f to %.3f, %d pairs)",
                ratio.mean(),
                100 * CONFIDENCE,
                ratio.low(),
                ratio.high(),
                pairs.size());
    }
}
