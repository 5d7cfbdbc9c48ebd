package dev.onsale.judge;

import dev.onsale.judge.Measures.Key;
import dev.onsale.judge.Measures.Measure;
import dev.onsale.record.Run;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Baseline runs by the date of their recording. Runs of one night share its level, so that a night counts as one
 * replicate: the mean of its runs. Without a baseline build the date is the unit of replication (S. H. Hurlbert,
 * "Pseudoreplication and the design of ecological field experiments", Ecol. Monogr. 54, 1984).
 *
 * @param dates of the baseline runs, in their order; empty if unknown
 */
record ByDate(List<LocalDate> dates) {

    /** For comparisons that only fresh pairs confirm, which need no dates. */
    static final ByDate UNKNOWN = new ByDate(List.of());

    static ByDate of(Collection<Run> runs) {
        return new ByDate(runs.stream().map(BaselineDates::dateOf).toList());
    }

    int count() {
        return (int) dates.stream().distinct().count();
    }

    /** Whether they show how nights differ. */
    boolean isEnough() {
        return count() >= BaselineDates.NEEDED;
    }

    /**
     * One replicate a date, in the order of the dates.
     *
     * @param runs the baseline runs, in the order of {@link #dates}
     */
    List<Map<Key, Measure>> folded(List<Map<Key, Measure>> runs) {
        Map<LocalDate, List<Map<Key, Measure>>> byDate = new TreeMap<>();
        for (int i = 0; i < runs.size(); i++) {
            byDate.computeIfAbsent(dates.get(i), date -> new ArrayList<>()).add(runs.get(i));
        }
        return byDate.values().stream().map(ByDate::night).toList();
    }

    /** Each cell's mean over the runs of one night that have a value of it. */
    private static Map<Key, Measure> night(List<Map<Key, Measure>> runs) {
        Set<Key> keys = new LinkedHashSet<>();
        runs.forEach(run -> keys.addAll(run.keySet()));
        Map<Key, Measure> night = new LinkedHashMap<>();
        for (Key key : keys) {
            List<Measure> measures = new ArrayList<>();
            for (Map<Key, Measure> run : runs) {
                Measure measure = Measures.in(run, key);
                if (measure != null && measure.happened()) {
                    measures.add(measure);
                }
            }
            if (!measures.isEmpty()) {
                night.put(key, mean(measures));
            }
        }
        return night;
    }

    /**
     * On the compared scale. Its value on the metric's own scale is the smallest, so that a time is above the clock's
     * tick only if all are.
     */
    static Measure mean(List<Measure> measures) {
        double compared =
                measures.stream().mapToDouble(Measure::compared).average().orElse(0);
        double squares = measures.stream()
                .mapToDouble(measure -> measure.standardError() * measure.standardError())
                .sum();
        return new Measure(
                measures.stream().mapToDouble(Measure::value).min().orElse(0),
                compared,
                measures.stream().mapToLong(Measure::samples).min().orElse(0),
                measures.stream().mapToLong(Measure::delivered).min().orElse(0),
                WithinRun.Chance.around(compared, Math.sqrt(squares) / measures.size()));
    }
}
