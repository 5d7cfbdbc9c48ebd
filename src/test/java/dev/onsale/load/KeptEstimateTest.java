package dev.onsale.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onsale.plan.JourneyEstimate;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is kept comes back as it was, in the order of the steps. */
class KeptEstimateTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void nothingIsKeptAtFirst() {
        assertThat(new KeptEstimate(folder.resolve("none")).read()).isEmpty();
    }

    @Test
    void allOfItComesBack() {
        Map<String, Double> requests = new LinkedHashMap<>();
        requests.put("seat map: the \u00e4rena = #1", 1.0);
        requests.put("browse", 0.65);
        JourneyEstimate estimate = new JourneyEstimate(requests, Duration.ofMillis(61_250), 2.1, 5);

        KeptEstimate kept = new KeptEstimate(folder.resolve("estimate"));
        kept.write(estimate);

        assertThat(kept.read()).hasValueSatisfying(read -> {
            assertThat(read).isEqualTo(estimate);
            assertThat(read.requestsByStep().keySet()).containsExactlyElementsOf(requests.keySet());
        });
    }

    @Test
    void whatIsNotKnownStaysUnknown() {
        KeptEstimate kept = new KeptEstimate(folder.resolve("unknown"));
        kept.write(JourneyEstimate.UNKNOWN);

        assertThat(kept.read()).hasValue(JourneyEstimate.UNKNOWN);
    }
}
