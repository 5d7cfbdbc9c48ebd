package dev.onsale.diagnose;

import dev.onsale.record.DatabaseEvidence;
import dev.onsale.record.DatabaseEvidence.Statement;
import dev.onsale.record.EvidenceSlice;
import dev.onsale.record.StepEvidence;
import dev.onsale.record.StepSeries;
import dev.onsale.record.Told;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;

/** A shop's responses as the record has them. */
final class WrittenDown {
    private WrittenDown() {}

    static String node(Response response) {
        return response.byFront ? "door" : "machine-" + response.node;
    }

    static List<EvidenceSlice> slices(SyntheticShop shop) {
        record Key(int second, String step, String node) {}
        Map<Key, ToldSum> slices = new LinkedHashMap<>();
        for (Response response : shop.responses) {
            slices.computeIfAbsent(new Key(response.second, response.step.name(), node(response)), key -> new ToldSum())
                    .add(response);
        }
        List<EvidenceSlice> written = new ArrayList<>();
        slices.forEach((key, sum) -> written.add(new EvidenceSlice(key.second(), key.step(), key.node(), sum.told())));
        return written;
    }

    static List<StepEvidence> totals(List<EvidenceSlice> slices) {
        Map<String, Told> totals = new LinkedHashMap<>();
        slices.forEach(slice -> totals.merge(slice.step(), slice.told(), Told::plus));
        List<StepEvidence> written = new ArrayList<>();
        totals.forEach((step, told) -> written.add(new StepEvidence(step, told)));
        return written;
    }

    static List<StepSeries> series(SyntheticShop shop) {
        List<StepSeries> series = new ArrayList<>();
        for (SyntheticShop.Step step : shop.steps) {
            Map<Integer, Histogram> ok = new TreeMap<>();
            Map<Integer, Histogram> ko = new TreeMap<>();
            for (Response response : shop.responses) {
                if (response.step == step) {
                    ok.computeIfAbsent(response.second, second -> times());
                    ko.computeIfAbsent(response.second, second -> times());
                    (response.failure == null ? ok : ko).get(response.second).recordValue(response.totalMs());
                }
            }
            List<StepSeries.Interval> intervals = new ArrayList<>();
            ok.forEach((second, times) ->
                    intervals.add(new StepSeries.Interval(second * 1000L, 1000, times, ko.get(second))));
            series.add(new StepSeries(step.name(), List.copyOf(intervals)));
        }
        return series;
    }

    private static Histogram times() {
        return new Histogram(StepSeries.SIGNIFICANT_DIGITS);
    }

    static DatabaseEvidence database(SyntheticShop shop) {
        Map<String, double[]> sums = new TreeMap<>();
        for (Response response : shop.responses) {
            if (response.queries > 0 && !response.byFront) {
                double[] sum = sums.computeIfAbsent(response.sql, sql -> new double[2]);
                sum[0] += response.queries;
                sum[1] += response.databaseMs;
            }
        }
        List<Statement> statements = new ArrayList<>();
        sums.forEach((sql, sum) -> statements.add(new Statement(sql, (long) sum[0], sum[1] / sum[0], 1)));
        return new DatabaseEvidence(statements, shop.activity, List.of());
    }
}
