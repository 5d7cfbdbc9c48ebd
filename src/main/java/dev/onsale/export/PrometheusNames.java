package dev.onsale.export;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Prometheus names, derived from OpenTelemetry's as its specification says ("Prometheus and OpenMetrics
 * Compatibility"): a collector, or a Prometheus that accepts OTLP, derives the same names.
 */
final class PrometheusNames {
    private static final Pattern NOT_ALLOWED = Pattern.compile("[^A-Za-z0-9_]");

    private PrometheusNames() {}

    /** The family's name: with its unit, without {@code _total}. */
    static String of(Metric metric) {
        String unit = unit(metric);
        String name = NOT_ALLOWED.matcher(metric.label()).replaceAll("_");
        return unit.isEmpty() ? name : name + "_" + unit;
    }

    /** The unit as a word; empty if it is not part of the name. */
    static String unit(Metric metric) {
        return switch (metric.unit()) {
            case "s" -> "seconds";
            case "1" -> "ratio";
            default -> "";
        };
    }

    /** Labels for attributes, in order; values of keys that map to one name are joined by {@code ;}. */
    static Map<String, String> labels(Map<String, String> attributes) {
        Map<String, String> labels = new TreeMap<>();
        new TreeMap<>(attributes)
                .forEach((key, value) -> labels.merge(label(key), value, (one, other) -> one + ";" + other));
        return labels;
    }

    private static String label(String key) {
        String name = NOT_ALLOWED.matcher(key).replaceAll("_");
        return name.isEmpty() || Character.isDigit(name.charAt(0)) ? "key_" + name : name;
    }
}
