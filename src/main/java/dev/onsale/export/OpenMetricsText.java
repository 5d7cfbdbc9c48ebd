package dev.onsale.export;

import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes metrics as OpenMetrics 1.0 text, with timestamps, for {@code promtool tsdb create-blocks-from openmetrics}.
 * Every series has the labels {@code job} and {@code instance}, as a collector would add them, so that one database can
 * contain several runs.
 */
final class OpenMetricsText {
    private static final String INFINITE = "+Inf";
    private static final int MS_DIGITS = 3;

    private final Writer out;
    private final Map<String, String> common = new TreeMap<>();
    private final ShownValues shown = new ShownValues();

    private OpenMetricsText(Writer out, Map<String, String> identity) {
        this.out = out;
        common.put("job", identity.getOrDefault(RunIdentity.SERVICE_NAME, RunIdentity.ONSALE));
        common.put("instance", identity.getOrDefault(RunIdentity.SERVICE_INSTANCE, ""));
    }

    /**
     * Writes a complete document.
     *
     * @param identity attributes of the resource, which become {@code target_info}
     * @param startMs epoch ms of the first value, {@code endMs} of the last
     */
    static void write(Writer out, Map<String, String> identity, List<Family> families, long startMs, long endMs)
            throws IOException {
        OpenMetricsText text = new OpenMetricsText(out, identity);
        text.target(identity, startMs, endMs);
        for (Family family : families) {
            text.family(family);
        }
        out.write("# EOF\n");
    }

    private void target(Map<String, String> identity, long startMs, long endMs) throws IOException {
        Map<String, String> attributes = new TreeMap<>(identity);
        attributes.remove(RunIdentity.SERVICE_NAME);
        attributes.remove(RunIdentity.SERVICE_INSTANCE);
        out.write("# HELP target The run to which the other metrics belong.\n# TYPE target info\n");
        Series always = new Series(attributes, List.<Point>of(new Point.Value(startMs, 1))).lasting(endMs);
        String labels = labels(always.attributes());
        for (Point point : always.points()) {
            line("target_info", labels, "", "1", point);
        }
    }

    private void family(Family family) throws IOException {
        Metric metric = family.metric();
        String name = PrometheusNames.of(metric);
        out.write("# HELP " + name + " " + metric.description() + "\n");
        out.write("# TYPE " + name + " " + type(metric) + "\n");
        if (!PrometheusNames.unit(metric).isEmpty()) {
            out.write("# UNIT " + name + " " + PrometheusNames.unit(metric) + "\n");
        }
        for (Series series : family.series()) {
            String labels = labels(series.attributes());
            for (Point point : series.points()) {
                point(metric, name, labels, point);
            }
        }
    }

    private static String type(Metric metric) {
        return switch (metric.kind()) {
            case HISTOGRAM -> "histogram";
            case COUNTER -> "counter";
            case GAUGE -> "gauge";
        };
    }

    private void point(Metric metric, String name, String labels, Point point) throws IOException {
        if (point instanceof Point.Spread spread) {
            long below = 0;
            for (int bucket = 0; bucket < spread.counts().size(); bucket++) {
                below += spread.counts().get(bucket);
                String bound = bucket < Buckets.BOUNDS.size() ? Double.toString(Buckets.BOUNDS.get(bucket)) : INFINITE;
                line(name + "_bucket", labels, ",le=\"" + bound + "\"", Long.toString(below), point);
            }
            line(name + "_count", labels, "", Long.toString(below), point);
            line(name + "_sum", labels, "", number(spread.sumSeconds()), point);
        } else if (point instanceof Point.Value value) {
            String suffix = metric.kind() == Metric.Kind.COUNTER ? "_total" : "";
            line(name + suffix, labels, "", number(value.value()), point);
        }
    }

    private void line(String name, String labels, String moreLabels, String value, Point point) throws IOException {
        out.write(name);
        out.write('{');
        out.write(labels);
        out.write(moreLabels);
        out.write("} ");
        out.write(value);
        out.write(' ');
        out.write(BigDecimal.valueOf(point.epochMs(), MS_DIGITS).toPlainString());
        out.write('\n');
    }

    /** Whole numbers without a fraction. */
    private static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString(Math.round(value))
                : Double.toString(value);
    }

    private String labels(Map<String, String> attributes) {
        Map<String, String> all = new TreeMap<>(common);
        all.putAll(PrometheusNames.labels(attributes));
        StringBuilder text = new StringBuilder();
        all.forEach((label, value) -> {
            text.append(text.isEmpty() ? "" : ",").append(label).append("=\"");
            escape(shown.of(value), text);
            text.append('"');
        });
        return text.toString();
    }

    private static void escape(String value, StringBuilder text) {
        for (int i = 0; i < value.length(); i++) {
            char each = value.charAt(i);
            if (each == '\\' || each == '"') {
                text.append('\\');
            }
            text.append(each);
        }
    }
}
