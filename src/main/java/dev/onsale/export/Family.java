package dev.onsale.export;

import java.util.List;

/** A metric with all its series. */
record Family(Metric metric, List<Series> series) {
    Family {
        series = List.copyOf(series);
    }
}
