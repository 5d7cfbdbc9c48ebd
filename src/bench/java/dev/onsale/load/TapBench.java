package dev.onsale.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/**
 * What the injector pays for 10,000 responses: onsale with its schedule, interlock, tap and record, the same with the
 * probe of its own health, the same without what each response may owe to the injector, and stock Gatling with its file
 * writer; one process, one load, turn by turn, against a
 * responder in another process.
 */
class TapBench {

    private static final int ROUNDS = 12;
    private static final int WARM_UPS = 2;
    private static final double RATIO_MAX = 0.75;

    @Test
    void injectorCpuPer10kResponses() throws IOException {
        String load = LoadJvm.load();
        List<Double> tapRatios = new ArrayList<>();
        List<Double> probedRatios = new ArrayList<>();
        List<Double> boundRatios = new ArrayList<>();
        List<Double> taps = new ArrayList<>();
        List<Double> stocks = new ArrayList<>();
        StringBuilder table = new StringBuilder("CPU seconds of the injector per 10,000 responses\n"
                + "round       tap  tap+probe     stock   tap/stock  tap+probe/stock  tap/without bounds\n");
        try (LoadJvm responder = LoadJvm.running(ResponderProcess.class, List.of());
                LoadJvm injector = LoadJvm.running(
                        TapMeasurement.class,
                        // Stock Gatling's file writer looks inside of strings.
                        List.of("--add-opens=java.base/java.lang=ALL-UNNAMED"),
                        responder.next("address"),
                        Integer.toString(ROUNDS),
                        Integer.toString(WARM_UPS))) {
            for (int round = 1; round <= ROUNDS; round++) {
                String[] measured = injector.next("round").split(" ");
                double tap = Double.parseDouble(measured[0]);
                double probed = Double.parseDouble(measured[1]);
                double stock = Double.parseDouble(measured[2]);
                double unbounded = Double.parseDouble(measured[3]);
                boundRatios.add(tap / unbounded);
                taps.add(tap);
                stocks.add(stock);
                tapRatios.add(tap / stock);
                probedRatios.add(probed / stock);
                table.append(String.format(
                        Locale.ROOT,
                        "%5d  %8.3f  %9.3f  %8.3f  %10.2f  %15.2f  %18.2f%n",
                        round,
                        tap,
                        probed,
                        stock,
                        tap / stock,
                        probed / stock,
                        tap / unbounded));
            }
        }
        double ratio = median(tapRatios);
        table.append(String.format(
                Locale.ROOT,
                "median tap/stock %.2f, limit %.2f; with the probe %.2f; tap/without bounds %.2f; %s%n",
                ratio,
                RATIO_MAX,
                median(probedRatios),
                median(boundRatios),
                load));
        table.append(String.format(
                Locale.ROOT,
                "{\"bench\":\"tap\",\"tapCpuSecondsPer10k\":%.3f,\"stockCpuSecondsPer10k\":%.3f,"
                        + "\"ratioMedian\":%.3f,\"ratioWithProbeMedian\":%.3f,"
                        + "\"ratioToWithoutBoundsMedian\":%.3f}%n",
                median(taps),
                median(stocks),
                ratio,
                median(probedRatios),
                median(boundRatios)));
        System.out.println(table);

        assertThat(ratio).as("injector CPU, onsale to stock").isLessThanOrEqualTo(RATIO_MAX);
    }

    private static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }
}
