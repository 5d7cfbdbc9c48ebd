package dev.onsale.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
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

    @Test
    void injectorCpuWithEvidenceToWithout() throws IOException {
        String load = LoadJvm.load();
        PairedLoads pairs =
                new PairedLoads("CPU seconds of the injector, with evidence and without", "with", "without");
        try (LoadJvm server = LoadJvm.running(SaleServer.class, List.of(), "2", "0");
                LoadJvm injector = LoadJvm.running(
                        EvidenceMeasurement.class,
                        List.of(),
                        server.next("address"),
                        Integer.toString(PAIRS),
                        Integer.toString(WARM_UPS))) {
            for (int pair = 1; pair <= PAIRS; pair++) {
                pairs.add(injector.next("pair"));
            }
        }
        System.out.println(pairs.told("evidence", RATIO_MAX, load));

        assertThat(pairs.ratio()).as("injector CPU, with evidence to without").isLessThanOrEqualTo(RATIO_MAX);
    }
}
