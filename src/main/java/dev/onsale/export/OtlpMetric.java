package dev.onsale.export;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.sdk.common.InstrumentationScopeInfo;
import io.opentelemetry.sdk.metrics.data.AggregationTemporality;
import io.opentelemetry.sdk.metrics.data.Data;
import io.opentelemetry.sdk.metrics.data.DoublePointData;
import io.opentelemetry.sdk.metrics.data.GaugeData;
import io.opentelemetry.sdk.metrics.data.HistogramData;
import io.opentelemetry.sdk.metrics.data.HistogramPointData;
import io.opentelemetry.sdk.metrics.data.LongPointData;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.metrics.data.MetricDataType;
import io.opentelemetry.sdk.metrics.data.PointData;
import io.opentelemetry.sdk.metrics.data.SumData;
import io.opentelemetry.sdk.resources.Resource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A metric in the form of OpenTelemetry's exporters; counts are cumulative since the load's start. */
final class OtlpMetric implements MetricData {
    /** One for all: the exporter groups by it. */
    private static final InstrumentationScopeInfo SCOPE = InstrumentationScopeInfo.create("dev.onsale");

    private final Resource resource;
    private final Metric metric;
    private final List<PointData> points = new ArrayList<>();

    OtlpMetric(Resource resource, Metric metric) {
        this.resource = resource;
        this.metric = metric;
    }

    /** @param startMs epoch ms when counts began */
    void add(Map<String, String> attributes, Point point, long startMs) {
        long startNanos = TimeUnit.MILLISECONDS.toNanos(startMs);
        long nanos = TimeUnit.MILLISECONDS.toNanos(point.epochMs());
        Attributes told = attributes(attributes);
        if (point instanceof Point.Spread spread) {
            points.add(HistogramPointData.create(
                    startNanos, nanos, told, spread.sumSeconds(), false, 0, false, 0, Buckets.BOUNDS, spread.counts()));
        } else if (point instanceof Point.Value value) {
            points.add(
                    metric.kind() == Metric.Kind.COUNTER
                            ? LongPointData.create(startNanos, nanos, told, Math.round(value.value()))
                            : DoublePointData.create(startNanos, nanos, told, value.value(), List.of()));
        }
    }

    int size() {
        return points.size();
    }

    static Attributes attributes(Map<String, String> attributes) {
        var builder = Attributes.builder();
        attributes.forEach(builder::put);
        return builder.build();
    }

    @Override
    public Resource getResource() {
        return resource;
    }

    @Override
    public InstrumentationScopeInfo getInstrumentationScopeInfo() {
        return SCOPE;
    }

    @Override
    public String getName() {
        return metric.label();
    }

    @Override
    public String getDescription() {
        return metric.description();
    }

    @Override
    public String getUnit() {
        return metric.unit();
    }

    @Override
    public MetricDataType getType() {
        return switch (metric.kind()) {
            case HISTOGRAM -> MetricDataType.HISTOGRAM;
            case COUNTER -> MetricDataType.LONG_SUM;
            case GAUGE -> MetricDataType.DOUBLE_GAUGE;
        };
    }

    @Override
    public Data<?> getData() {
        return switch (metric.kind()) {
            case HISTOGRAM -> HistogramData.create(AggregationTemporality.CUMULATIVE, of(HistogramPointData.class));
            case COUNTER -> SumData.createLongSumData(true, AggregationTemporality.CUMULATIVE, of(LongPointData.class));
            case GAUGE -> GaugeData.createDoubleGaugeData(of(DoublePointData.class));
        };
    }

    private <T extends PointData> List<T> of(Class<T> kind) {
        return points.stream().map(kind::cast).toList();
    }
}
