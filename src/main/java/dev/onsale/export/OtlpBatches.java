package dev.onsale.export;

import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.resources.Resource;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/** Metrics in portions that a collector accepts; the points of a series stay in order of time. */
final class OtlpBatches {
    /** About 300 kB of histograms; collectors accept 4 MB and more. */
    private static final int POINTS_MAX = 1_000;

    /** Receives one portion after the other. */
    interface Taker {
        void take(Collection<MetricData> portion) throws java.io.IOException;
    }

    private final Resource resource;
    private final long startMs;
    private final Taker taker;
    private final Map<Metric, OtlpMetric> portion = new LinkedHashMap<>();
    private int points;

    /** @param startMs epoch ms when counts began */
    OtlpBatches(Resource resource, long startMs, Taker taker) {
        this.resource = resource;
        this.startMs = startMs;
        this.taker = taker;
    }

    /** Passes on all points. */
    void of(Iterable<Family> families) throws java.io.IOException {
        for (Family family : families) {
            for (Series series : family.series()) {
                for (Point point : series.points()) {
                    portion.computeIfAbsent(family.metric(), metric -> new OtlpMetric(resource, metric))
                            .add(series.attributes(), point, startMs);
                    points++;
                    if (points >= POINTS_MAX) {
                        handOver();
                    }
                }
            }
        }
        handOver();
    }

    private void handOver() throws java.io.IOException {
        if (points > 0) {
            taker.take(java.util.List.copyOf(portion.values()));
            portion.clear();
            points = 0;
        }
    }
}
