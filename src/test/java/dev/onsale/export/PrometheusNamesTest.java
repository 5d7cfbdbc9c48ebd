package dev.onsale.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class PrometheusNamesTest {
    @Test
    void metricsHaveTheirUnitInTheName() {
        assertThat(PrometheusNames.of(Metric.REQUEST_DURATION)).isEqualTo("onsale_request_duration_seconds");
        assertThat(PrometheusNames.of(Metric.REQUEST_ERRORS)).isEqualTo("onsale_request_errors");
        assertThat(PrometheusNames.of(Metric.INJECTOR_CPU)).isEqualTo("onsale_injector_cpu_utilization_ratio");
    }

    /** Keys that come to one name stand together, as OpenTelemetry's specification has it. */
    @Test
    void keysOfAnyKindBecomeLabels() {
        Map<String, String> odd = Map.of(
                "onsale.label.build-url", "a",
                "onsale.label.build.url", "b",
                "onsale.label.ünï", "c",
                "1st", "d");

        assertThat(PrometheusNames.labels(odd))
                .isEqualTo(Map.of(
                        "onsale_label_build_url", "a;b",
                        "onsale_label__n_", "c",
                        "key_1st", "d"));
    }
}
