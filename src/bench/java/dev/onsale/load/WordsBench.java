package dev.onsale.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.commons.statistics.distribution.TDistribution;
import org.junit.jupiter.api.Test;

/**
 * What the on-sale language costs: injector CPU of one journey in its words ({@link WordedFan}) and in plain Gatling
 * ({@link PlainFan}), in interleaved pairs, both recorded by the same tap, against a target in another process.
 *
 * <p>Judged is the mean ratio, told with its interval: paired, of logarithms, by Student's t.
 */
class WordsBench {

    private static final int PAIRS = 14;
    private static final int WARM_UPS = 3;
    private static final double RATIO_MAX = 1.15;
    private static final double CONFIDENCE = 0.90;

    @Test
    void injectorCpuOfWordsToPlainGatling() throws IOException {
        String load = LoadJvm.load();
        List<Double> ratios = new ArrayList<>();
        StringBuilder table = new StringBuilder("CPU seconds of the injector, one journey in two languages\n"
                + "pair     words     plain   words/plain\n");
        long responses = 0;
        double words = 0;
        double plain = 0;
        try (LoadJvm server = LoadJvm.running(SaleServer.class, List.of(), "2", "0");
                LoadJvm injector = LoadJvm.running(
                        WordsMeasurement.class,
                        List.of(),
                        server.next("address"),
                        Integer.toString(PAIRS),
                        Integer.toString(WARM_UPS))) {
            for (int pair = 1; pair <= PAIRS; pair++) {
                String[] measured = injector.next("pair").split(" ");
                double ofWords = Double.parseDouble(measured[0]);
                double ofPlain = Double.parseDouble(measured[1]);
                words += ofWords;
                plain += ofPlain;
                responses += Long.parseLong(measured[2]);
                ratios.add(ofWords / ofPlain);
                table.append(String.format(
                        Locale.ROOT, "%4d  %8.3f  %8.3f  %12.3f%n", pair, ofWords, ofPlain, ofWords / ofPlain));
            }
        }
        double mean = ratios.stream().mapToDouble(Math::log).average().orElseThrow();
        double margin = margin(ratios, mean);
        double ratio = Math.exp(mean);
        double low = Math.exp(mean - margin);
        double high = Math.exp(mean + margin);
        table.append(String.format(
                Locale.ROOT,
                "words/plain %.3f, %.0f %% interval %.3f to %.3f of %d pairs (limit %.2f);%n"
                        + "per 10,000 responses %.3f and %.3f s of CPU; %s%n",
                ratio,
                CONFIDENCE * 100,
                low,
                high,
                PAIRS,
                RATIO_MAX,
                words * 10_000 / responses,
                plain * 10_000 / responses,
                load));
        table.append(String.format(
                Locale.ROOT,
                "{\"bench\":\"words\",\"ratio\":%.3f,\"low\":%.3f,\"high\":%.3f,\"pairs\":%d}%n",
                ratio,
                low,
                high,
                PAIRS));
        System.out.println(table);

        assertThat(ratio).as("injector CPU, words to plain Gatling").isLessThanOrEqualTo(RATIO_MAX);
    }

    private static double margin(List<Double> ratios, double meanLog) {
        int freedom = ratios.size() - 1;
        double variance = ratios.stream()
                        .mapToDouble(ratio -> Math.pow(Math.log(ratio) - meanLog, 2))
                        .sum()
                / freedom;
        return TDistribution.of(freedom).inverseCumulativeProbability((1 + CONFIDENCE) / 2)
                * Math.sqrt(variance / ratios.size());
    }
}
