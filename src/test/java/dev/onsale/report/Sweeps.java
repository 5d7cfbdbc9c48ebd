package dev.onsale.report;

import dev.onsale.plan.Sweep;
import dev.onsale.record.Growth;
import dev.onsale.record.Growth.Line;
import dev.onsale.record.Growth.State;
import dev.onsale.record.SweepConditions;
import dev.onsale.record.SweepFindings;
import dev.onsale.record.SweepSummary;
import dev.onsale.record.SweepSummary.SweptRun;
import dev.onsale.record.Verdict.Judgement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Judged sweeps, one of each sort. */
final class Sweeps {
    private Sweeps() {}

    static Map<String, SweepSummary> all() {
        Map<String, SweepSummary> all = new LinkedHashMap<>();
        all.put("grows", grows());
        all.put("quiet", quiet());
        all.put("open", open());
        all.put("invalid", invalid());
        return all;
    }

    static SweepSummary grows() {
        return sweep(
                new Sweep(List.of(2, 20, 100), 2, 1),
                Map.of("tito-2017-slow-query", 0.3),
                Judgement.FAIL,
                List.of(
                        "browse asks 1.0 more queries for each ticket type (4 → 22 → 102 queries a request); its p50 grows"
                                + " from 3.10 ms to 41.2 ms, its p95 grows from 4.20 ms to 61.4 ms",
                        "at 100 ticket types: browse p95 61.4 ms, allowed 50 ms"),
                List.of(),
                List.of(
                        growth(
                                "browse",
                                "p50",
                                "ms",
                                State.GROWS,
                                3.1,
                                10.3,
                                41.2,
                                new Line(2.2, 0.39, 0.37, 0.41),
                                ""),
                        growth(
                                "browse",
                                "p95",
                                "ms",
                                State.GROWS,
                                4.2,
                                16.0,
                                61.4,
                                new Line(3.9, 0.58, 0.52, 0.64),
                                ""),
                        growth(
                                "hold",
                                "p50",
                                "ms",
                                State.STEADY,
                                6.4,
                                6.2,
                                6.9,
                                new Line(6.2, 0.006, -0.002, 0.014),
                                ""),
                        growth(
                                "hold",
                                "p95",
                                "ms",
                                State.NOT_JUDGED,
                                14,
                                13,
                                19,
                                new Line(12.9, 0.06, -0.01, 0.13),
                                "166 of 200 responses needed at 2 ticket types"),
                        growth("browse", "queries", "queries", State.GROWS, 4, 22, 102, new Line(2, 1, 1.0, 1.0), ""),
                        growth(
                                "hold",
                                "queries",
                                "queries",
                                State.STEADY,
                                9.4,
                                9.5,
                                9.4,
                                new Line(9.4, 0, -0.001, 0.001),
                                "")));
    }

    static SweepSummary quiet() {
        return sweep(
                new Sweep(List.of(2, 20, 100), 1, 1),
                Map.of(),
                Judgement.PASS,
                List.of("no latency grows with the catalogue, from 2 to 100 ticket types"),
                List.of(),
                List.of(growth(
                        "browse", "p50", "ms", State.STEADY, 2, 1.6, 1.8, new Line(1.8, -0.001, -0.006, 0.004), "")));
    }

    static SweepSummary open() {
        return sweep(
                new Sweep(List.of(100, 2), 1, 1),
                Map.of(),
                Judgement.INCONCLUSIVE,
                List.of("browse p50: two runs give no interval"),
                List.of("Make more runs at each size, which narrows the intervals: sweep.repeats: 2."),
                List.of(growth(
                        "browse",
                        "p50",
                        "ms",
                        State.OPEN,
                        2,
                        Double.NaN,
                        1_800,
                        new Line(1.8, 18.3, null, null),
                        "two runs give no interval")));
    }

    static SweepSummary invalid() {
        return sweep(
                new Sweep(List.of(1, 2, 5, 10, 20, 50, 100), 1, 1),
                Map.of(),
                Judgement.INVALID,
                List.of("stopped after 0 of 7 runs: stopped by the user"),
                List.of("Make the sweep again, on a machine that is left alone."),
                List.of(new Growth(
                        "br\u001bowse|",
                        "p50",
                        "ms",
                        State.NOT_JUDGED,
                        new TreeMap<>(Map.of(5, List.of(3.0))),
                        null,
                        "known at one size only",
                        null)));
    }

    private static SweepSummary sweep(
            Sweep sweep,
            Map<String, Double> faults,
            Judgement judgement,
            List<String> reasons,
            List<String> settle,
            List<Growth> growth) {
        List<Integer> order = sweep.order(20171113);
        return new SweepSummary(
                SweepSummary.FORMAT,
                "20261101-200000-catalogue-sweep-0001",
                new SweepConditions("catalogue", 1_793_563_200_000L, "http://127.0.0.1:8080", faults, sweep),
                order.stream()
                        .map(size -> new SweptRun(
                                size,
                                "20261101-2000" + (10 + order.indexOf(size)) + "-catalogue-00a" + order.indexOf(size),
                                size == 100 && judgement == Judgement.FAIL ? Judgement.FAIL : Judgement.PASS,
                                "kept its budgets"))
                        .toList(),
                new SweepFindings(judgement, reasons, settle, growth, null, null));
    }

    private static Growth growth(
            String step,
            String metric,
            String unit,
            State state,
            double two,
            double twenty,
            double hundred,
            Line line,
            String reason) {
        SortedMap<Integer, List<Double>> values = new TreeMap<>();
        values.put(2, List.of(two));
        if (!Double.isNaN(twenty)) {
            values.put(20, List.of(twenty));
        }
        values.put(100, List.of(hundred));
        return new Growth(step, metric, unit, state, values, line, reason, null);
    }
}
