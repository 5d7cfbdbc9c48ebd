package dev.onsale.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
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

    @Test
    void injectorCpuWithAnExportToWithout() throws IOException {
        String load = LoadJvm.load();
        PairedLoads pairs =
                new PairedLoads("CPU seconds of the injector, with a live export and without", "with", "without");
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
                pairs.add(injector.next("pair"));
            }
        }
        System.out.println(pairs.told("export", RATIO_MAX, load));

        assertThat(pairs.ratio()).as("injector CPU, with an export to without").isLessThanOrEqualTo(RATIO_MAX);
    }
}
