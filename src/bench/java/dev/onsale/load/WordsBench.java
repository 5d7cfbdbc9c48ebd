package dev.onsale.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
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

    @Test
    void injectorCpuOfWordsToPlainGatling() throws IOException {
        String load = LoadJvm.load();
        PairedLoads pairs =
                new PairedLoads("CPU seconds of the injector, one journey in two languages", "words", "plain");
        try (LoadJvm server = LoadJvm.running(SaleServer.class, List.of(), "2", "0");
                LoadJvm injector = LoadJvm.running(
                        WordsMeasurement.class,
                        List.of(),
                        server.next("address"),
                        Integer.toString(PAIRS),
                        Integer.toString(WARM_UPS))) {
            for (int pair = 1; pair <= PAIRS; pair++) {
                pairs.add(injector.next("pair"));
            }
        }
        System.out.println(pairs.told("words", RATIO_MAX, load));

        assertThat(pairs.ratio()).as("injector CPU, words to plain Gatling").isLessThanOrEqualTo(RATIO_MAX);
    }
}
