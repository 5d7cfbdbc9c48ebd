package dev.onsale.export;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One time series of a metric.
 *
 * @param attributes distinguish it from the metric's other series
 * @param points in order of time, with different instants; recreated at each call
 */
record Series(Map<String, String> attributes, Iterable<Point> points) {
    /** Prometheus treats a series without samples for five minutes as ended. */
    private static final long SILENT_MS_MAX = 60_000;

    /** The same series with at least one point a minute until {@code endMs}, and a last one there. */
    Series lasting(long endMs) {
        return new Series(attributes, () -> filled(endMs).iterator());
    }

    private List<Point> filled(long endMs) {
        List<Point> filled = new ArrayList<>();
        for (Point point : points) {
            fillTo(filled, point.epochMs());
            filled.add(point);
        }
        fillTo(filled, endMs);
        if (!filled.isEmpty() && last(filled).epochMs() < endMs) {
            filled.add(last(filled).at(endMs));
        }
        return filled;
    }

    private static void fillTo(List<Point> filled, long epochMs) {
        while (!filled.isEmpty() && epochMs - last(filled).epochMs() > SILENT_MS_MAX) {
            filled.add(last(filled).at(last(filled).epochMs() + SILENT_MS_MAX));
        }
    }

    private static Point last(List<Point> points) {
        return points.get(points.size() - 1);
    }
}
