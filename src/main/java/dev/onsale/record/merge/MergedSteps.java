package dev.onsale.record.merge;

import dev.onsale.plan.Arrival;
import dev.onsale.plan.Plan;
import dev.onsale.record.RunSummary;
import dev.onsale.record.RunSummary.StepPhase;
import dev.onsale.record.Tally;
import dev.onsale.record.files.Tags;
import dev.onsale.record.live.IntervalGrid;
import dev.onsale.record.live.PhaseBoundary;
import dev.onsale.record.live.PhaseTotals;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;

/** Steps by phases over all injectors: quantiles from the histograms of all, counts added up. */
final class MergedSteps {
    private final IntervalGrid grid;
    private final ShardRuns runs;
    private final MergedLog latency;
    private final MergedLog felt;

    /** @param latency of all, under the tags of {@link ShardRuns#steps}; {@code felt} likewise */
    MergedSteps(ShardRuns runs, MergedLog latency, MergedLog felt) {
        this.runs = runs;
        this.latency = latency;
        this.felt = felt;
        this.grid = new IntervalGrid(boundaries(runs.leading().summary().plan()));
    }

    /** The phase boundaries as in a schedule: merges neighbours with the same name. */
    static List<PhaseBoundary> boundaries(Plan plan) {
        List<PhaseBoundary> phases = new ArrayList<>();
        long startNanos = 0;
        for (Arrival arrival : plan.workload().arrivals()) {
            if (phases.isEmpty() || !phases.get(phases.size() - 1).name().equals(arrival.phase())) {
                phases.add(new PhaseBoundary(arrival.phase(), Math.round(startNanos / 1e6)));
            }
            startNanos += arrival.over().toNanos();
        }
        return phases;
    }

    List<StepPhase> all() {
        List<StepPhase> all = new ArrayList<>();
        for (String step : runs.steps()) {
            all.addAll(of(step, Tags.of(runs.steps().indexOf(step) + 1)));
        }
        return all;
    }

    private List<StepPhase> of(String step, String tag) {
        Map<String, PhaseTotals> byPhase = new LinkedHashMap<>();
        Map<String, Map<String, Long>> errors = new LinkedHashMap<>();
        for (String phase : grid.phaseNames()) {
            byPhase.put(phase, new PhaseTotals());
            errors.put(phase, new TreeMap<>());
        }
        eachPhase(latency, tag, (phase, tally) -> totals(byPhase, phase).addOk(tally));
        eachPhase(
                latency,
                Tags.failed(tag),
                (phase, tally) -> totals(byPhase, phase).addKo(tally.total()));
        eachPhase(latency, Tags.unanswered(tag), (phase, tally) -> {
            Histogram waited = tally.toHistogram();
            totals(byPhase, phase).addUnanswered(waited);
        });
        eachPhase(felt, tag, (phase, tally) -> totals(byPhase, phase).addFelt(tally));
        for (RunSummary run : runs.summaries()) {
            for (StepPhase counted : run.measured().steps()) {
                PhaseTotals totals = byPhase.get(counted.phase());
                if (counted.step().equals(step) && totals != null) {
                    totals.addCut(counted.cutOff());
                    Map<String, Long> kinds = errors.getOrDefault(counted.phase(), new TreeMap<>());
                    counted.errors().forEach((kind, count) -> kinds.merge(kind, count, Long::sum));
                }
            }
        }
        return summaries(step, byPhase, errors);
    }

    private static List<StepPhase> summaries(
            String step, Map<String, PhaseTotals> byPhase, Map<String, Map<String, Long>> errors) {
        List<StepPhase> summaries = new ArrayList<>();
        PhaseTotals whole = new PhaseTotals();
        Map<String, Long> allErrors = new TreeMap<>();
        byPhase.forEach((phase, totals) -> {
            Map<String, Long> kinds = errors.getOrDefault(phase, Map.of());
            whole.add(totals);
            kinds.forEach((kind, count) -> allErrors.merge(kind, count, Long::sum));
            if (!totals.isEmpty()) {
                summaries.add(totals.summary(step, phase, kinds));
            }
        });
        summaries.add(0, whole.summary(step, RunSummary.ALL_PHASES, allErrors));
        return summaries;
    }

    private interface InPhase {
        void seen(String phase, Tally tally);
    }

    private void eachPhase(MergedLog log, String tag, InPhase told) {
        log.of(tag)
                .forEach((startMs, seen) ->
                        told.seen(grid.phaseNames().get(grid.phaseOf(grid.intervalAt(startMs))), seen.tally()));
    }

    private static PhaseTotals totals(Map<String, PhaseTotals> byPhase, String phase) {
        return byPhase.computeIfAbsent(phase, name -> new PhaseTotals());
    }
}
