package dev.onsale.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.commons.statistics.distribution.TDistribution;
import org.junit.jupiter.api.Test;

/**
 * What the evidence costs: injector CPU of one load ({@link WordedFan}) with what its responses tell recorded and without,
 * in interleaved pairs, against a target in another process that sends {@code Server-Timing} with every answer.
 *
 * <p>Judged is the mean ratio, told with its interval: paired, of logarithms, by Student's t.
 */
class EvidenceBench {

    private static final int PAIRS = 12;
    private static final int WARM_UPS = 3;
    private static final double RATIO_MAX = 1.10;
    private static final double CONFIDENCE = 0.90;

    @Test
    void injectorCpuWithEvidenceToWithout() throws IOException {
        String load = LoadJvm.load();
        List<Double> ratios = new ArrayList<>();
        StringBuilder table = new StringBuilder("CPU seconds of the injector, with evidence and without\n"
                + "pair      with   without  with/without\n");
        long responses = 0;
        double withAll = 0;
        double withoutAll = 0;
        try (LoadJvm server = LoadJvm.running(SaleServer.class, List.of(), "2", "0");
                LoadJvm injector = LoadJvm.running(
                        EvidenceMeasurement.class,
                        List.of(),
                        server.next("address"),
                        Integer.toString(PAIRS),
                        Integer.toString(WARM_UPS))) {
            for (int pair = 1; pair <= PAIRS; pair++) {
                String[] measured = injector.next("pair").split(" ");
                double with = Double.parseDouble(measured[0]);
                double without = Double.parseDouble(measured[1]);
                withAll += with;
                withoutAll += without;
                responses += Long.parseLong(measured[2]);
                ratios.add(with / without);
                table.append(
                        String.format(Locale.ROOT, "%4d  %8.3f  %8.3f  %12.3f%n", pair, with, without, with / without));
            }
        }
        double mean = ratios.stream().mapToDouble(Math::log).average().orElseThrow();
        double margin = margin(ratios, mean);
        double ratio = Math.exp(mean);
        double low = Math.exp(mean - margin);
        double high = Math.exp(mean + margin);
        table.append(String.format(
                Locale.ROOT,
                "with/without %.3f, %.0f %% interval %.3f to %.3f of %d pairs (limit %.2f);%n"
                        + "per 10,000 responses %.3f and %.3f s of CPU; %s%n",
                ratio,
                CONFIDENCE * 100,
                low,
                high,
                PAIRS,
                RATIO_MAX,
                withAll * 10_000 / responses,
                withoutAll * 10_000 / responses,
                load));
        table.append(String.format(
                Locale.ROOT,
                "{\"bench\":\"evidence\",\"ratio\":%.3f,\"low\":%.3f,\"high\":%.3f,\"pairs\":%d}%n",
                ratio,
                low,
                high,
                PAIRS));
        System.out.println(table);

        assertThat(ratio).as("injector CPU, with evidence to without").isLessThanOrEqualTo(RATIO_MAX);
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
