package dev.onsale.diagnose;

import dev.onsale.record.StepSeries;
import dev.onsale.record.Tallied;
import dev.onsale.record.evidence.DatabaseEvidence;
import dev.onsale.record.evidence.DatabaseEvidence.Statement;
import dev.onsale.record.evidence.EvidenceSlice;
import dev.onsale.record.evidence.EvidenceTotals;
import dev.onsale.record.evidence.StepEvidence;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;

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
        Map<String, EvidenceTotals> totals = new LinkedHashMap<>();
        slices.forEach(slice -> totals.merge(slice.step(), slice.told(), EvidenceTotals::plus));
        List<StepEvidence> written = new ArrayList<>();
        totals.forEach((step, told) -> written.add(new StepEvidence(step, told)));
        return written;
    }

    static List<StepSeries> series(SyntheticShop shop) {
        Map<String, Map<Integer, List<Response>>> seconds = new HashMap<>();
        shop.responses.forEach(response -> seconds.computeIfAbsent(response.step.name(), step -> new TreeMap<>())
                .computeIfAbsent(response.second, second -> new ArrayList<>())
                .add(response));
        List<StepSeries> series = new ArrayList<>();
        for (SyntheticShop.Step step : shop.steps) {
            List<StepSeries.Interval> intervals = new ArrayList<>();
            seconds.getOrDefault(step.name(), Map.of()).forEach((second, responses) -> {
                LongStream.Builder ok = LongStream.builder();
                LongStream.Builder ko = LongStream.builder();
                responses.forEach(response -> (response.failure == null ? ok : ko).add(response.totalMs()));
                intervals.add(
                        new StepSeries.Interval(second * 1000L, 1000, Tallied.of(ok.build()), Tallied.of(ko.build())));
            });
            series.add(new StepSeries(step.name(), List.copyOf(intervals)));
        }
        return series;
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
