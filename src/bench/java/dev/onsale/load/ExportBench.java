package dev.onsale.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.commons.statistics.distribution.TDistribution;
import org.junit.jupiter.api.Test;

/**
 * What a live export costs: injector CPU of one load ({@link WordedFan}) with its metrics sent to a collector in another
 * process once a second and without, in interleaved pairs.
 *
 * <p>Judged is the mean ratio, told with its interval: paired, of logarithms, by Student's t.
 */
class ExportBench {

    private static final int PAIRS = 12;
    private static final int WARM_UPS = 2;
    private static final double RATIO_MAX = 1.03;
    private static final double CONFIDENCE = 0.90;

    @Test
    void injectorCpuWithAnExportToWithout() throws IOException {
        String load = LoadJvm.load();
        List<Double> ratios = new ArrayList<>();
        StringBuilder table = new StringBuilder(
                "CPU seconds of the injector, with a live export and without\npair      with   without  with/without\n");
        long responses = 0;
        double withAll = 0;
        double withoutAll = 0;
        try (LoadJvm server = LoadJvm.running(SaleServer.class, List.of(), "2", "0");
                LoadJvm collector = LoadJvm.running(CollectorProcess.class, List.of());
                LoadJvm injector = LoadJvm.running(
                        ExportMeasurement.class,
                        List.of(),
                        server.next("address"),
                        collector.next("address"),
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
        table.append(String.format(
                Locale.ROOT,
                "with/without %.4f, %.0f %% interval %.4f to %.4f of %d pairs (limit %.2f);%n"
                        + "per 10,000 responses %.3f and %.3f s of CPU; %s%n",
                Math.exp(mean),
                CONFIDENCE * 100,
                Math.exp(mean - margin),
                Math.exp(mean + margin),
                PAIRS,
                RATIO_MAX,
                withAll * 10_000 / responses,
                withoutAll * 10_000 / responses,
                load));
        System.out.println(table);

        assertThat(Math.exp(mean)).as("injector CPU, with an export to without").isLessThanOrEqualTo(RATIO_MAX);
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
