package dev.onsale.judge;

import dev.onsale.judge.Measures.Key;
import dev.onsale.judge.Measures.Measure;
import dev.onsale.judge.StepResponses.Slice;
import dev.onsale.judge.WithinRun.Chance;
import dev.onsale.plan.Arrival;
import dev.onsale.plan.GateSettings;
import dev.onsale.record.RunSummary;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What whole-run figures average away: a phase, the first seconds of the surge, the slowest responses, growth during
 * the run, kinds of failure. They are compared like cells that are not gated, flagged only if large, and shown only if
 * flagged.
 */
final class Parts {

    /** How long after the rate first rises people still wait for what only the first of them met. */
    private static final long FIRST_MS = 5000;

    /** Whose mean is compared: a few very slow responses among them move it, and no percentile. */
    static final double SLOWEST_FROM = 95;

    /** Fewer on either side say nothing of growth. */
    private static final long GROWTH_SAMPLES_MIN = 20;

    private static final int QUARTERS = 4;

    private Parts() {}

    /** A stretch of the plan, in ms since the start of the load. */
    record Stretch(String name, long startMs, long endMs) {}

    /** The phases, where there are several, and the first seconds of the surge. */
    static List<Stretch> stretches(List<Arrival> arrivals) {
        Map<String, Stretch> phases = new LinkedHashMap<>();
        long at = 0;
        for (Arrival arrival : arrivals) {
            long end = at + arrival.over().toMillis();
            Stretch known = phases.get(arrival.phase());
            if (known == null || known.endMs() == at) {
                phases.put(arrival.phase(), new Stretch(arrival.phase(), known == null ? at : known.startMs(), end));
            }
            at = end;
        }
        List<Stretch> stretches = new ArrayList<>(phases.size() > 1 ? phases.values() : List.of());
        if (!arrivals.isEmpty()) {
            Recovery.surge(arrivals)
                    .ifPresent(surge -> stretches.add(
                            new Stretch("the first 5 s of the surge", surge.beginMs(), surge.beginMs() + FIRST_MS)));
        }
        return stretches;
    }

    static void of(RunSummary summary, List<StepResponses> steps, GateSettings gate, Map<Key, Measure> measures) {
        List<Stretch> stretches = stretches(summary.plan().workload().arrivals());
        for (StepResponses step : steps) {
            stretches.forEach(stretch -> within(step, stretch, gate, measures));
            slowest(step, measures);
            growth(step, measures);
        }
        summary.measured().steps().stream()
                .filter(phase -> phase.phase().equals(RunSummary.ALL_PHASES))
                .forEach(phase -> phase.errors()
                        .forEach((kind, count) -> measures.put(
                                new Key(phase.step(), new Metric.Failing(kind)),
                                Measure.ofShare(count, Math.max(count, phase.ok() + phase.ko())))));
    }

    private static void within(StepResponses step, Stretch stretch, GateSettings gate, Map<Key, Measure> measures) {
        List<Slice> slices = step.slices().stream()
                .filter(slice -> slice.startMs() >= stretch.startMs() && slice.endMs() <= stretch.endMs())
                .toList();
        StepResponses inside = of(step, slices);
        Waits waits = inside.waits();
        for (double percentile : gate.percentiles()) {
            Metric metric = new Metric.Within(stretch.name(), percentile);
            if (waits.total() >= Eligibility.samplesNeeded(metric)) {
                measures.put(
                        new Key(step.step(), metric),
                        Measure.ofTime(
                                waits.quantile(percentile),
                                waits.total(),
                                inside.responses(),
                                () -> WithinRun.chance(inside, percentile)));
            }
        }
    }

    private static StepResponses of(StepResponses step, List<Slice> slices) {
        ResponseTimes ok = new ResponseTimes();
        slices.forEach(slice -> ok.add(slice.ok()));
        return new StepResponses(
                step.step(), slices, ok, slices.stream().mapToLong(Slice::ko).sum());
    }

    /** The mean of the quantiles beyond the percentile, which is the mean of the responses there. */
    private static void slowest(StepResponses step, Map<Key, Measure> measures) {
        Metric metric = new Metric.Slowest();
        Waits waits = step.waits();
        if (waits.total() >= Eligibility.samplesNeeded(metric)) {
            double from = waits.total() * SLOWEST_FROM / 100;
            double sum = 0;
            double squares = 0;
            int nodes = 40;
            for (int i = 0; i < nodes; i++) {
                double ms = waits.atRank(from + (waits.total() - from) * (i + 0.5) / nodes);
                sum += ms;
                squares += ms * ms;
            }
            double mean = sum / nodes;
            double variance = Math.max(0, squares / nodes - mean * mean);
            measures.put(
                    new Key(step.step(), metric),
                    Measure.ofTime(
                            mean,
                            waits.total(),
                            step.responses(),
                            () -> Chance.around(Math.log(mean), Math.sqrt(variance / (waits.total() - from)) / mean)));
        }
    }

    /** The median of the last quarter of the responses over that of the first. */
    private static void growth(StepResponses step, Map<Key, Measure> measures) {
        long quarter = step.ok().total() / QUARTERS;
        List<Slice> first = new ArrayList<>();
        List<Slice> last = new ArrayList<>();
        take(step.slices(), quarter, first);
        List<Slice> backwards = new ArrayList<>(step.slices());
        Collections.reverse(backwards);
        take(backwards, quarter, last);
        Collections.reverse(last);
        StepResponses before = of(step, first);
        StepResponses after = of(step, last);
        if (quarter >= GROWTH_SAMPLES_MIN && first.stream().noneMatch(last::contains)) {
            double early = before.ok().quantile(50);
            double late = after.ok().quantile(50);
            double compared = Math.log(Math.max(late, Measure.TICK_MS) / Math.max(early, Measure.TICK_MS));
            double error = Math.hypot(WithinRun.standardError(before, 50), WithinRun.standardError(after, 50));
            measures.put(
                    new Key(step.step(), new Metric.Growth()),
                    new Measure(Math.exp(compared), compared, step.ok().total(), error));
        }
    }

    private static void take(List<Slice> slices, long responses, List<Slice> taken) {
        long have = 0;
        for (Slice slice : slices) {
            if (have >= responses) {
                return;
            }
            taken.add(slice);
            have += slice.ok().total();
        }
    }
}
