package dev.onsale.export;

import dev.onsale.record.Run;
import dev.onsale.record.RunSummary;
import dev.onsale.record.Starts;
import dev.onsale.record.StepSeries;
import dev.onsale.record.Tally;
import dev.onsale.record.Verdict;
import dev.onsale.record.machine.InjectorHealth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/** All metrics of a stored run. */
final class RunMetrics {
    private static final double MS_PER_SECOND = 1_000;
    private static final SortedSet<Long> EMPTY = Collections.emptySortedSet();

    private final Run run;
    private final RunSummary summary;
    private final Phases phases;
    private final JourneyCurves journeys;
    private final long startMs;
    private final long endMs;
    private final Map<String, SortedSet<Long>> ticks;

    /** @param journeys when journeys ended, as far as known */
    RunMetrics(Run run, JourneyCurves journeys) {
        this.run = run;
        this.summary = run.summary();
        this.phases = Phases.of(summary);
        this.journeys = journeys;
        startMs = summary.measured().times().loadStartMs();
        endMs = Math.max(summary.measured().times().loadEndMs(), startMs + RunSpan.lastResponseMs(run));
        ticks = ticks();
    }

    /** Epoch ms of the load's start, where counts begin. */
    long startMs() {
        return startMs;
    }

    /** Epoch ms of the last value. */
    long endMs() {
        return endMs;
    }

    /** Those that have at least one series, in a fixed order. */
    List<Family> families() {
        List<Family> families = new ArrayList<>(List.of(
                new Family(Metric.REQUEST_DURATION, durations()),
                new Family(Metric.REQUEST_ERRORS, errors()),
                visitors(
                        Metric.VISITOR_DUE,
                        summary.measured().totals().visitors().due()),
                visitors(
                        Metric.VISITOR_STARTED,
                        summary.measured().totals().visitors().started()),
                new Family(
                        Metric.JOURNEY_ENDED, journeys.series(summary.measured().journeys(), startMs, endMs)),
                new Family(Metric.PHASE_ACTIVE, phaseStates()),
                new Family(Metric.DOORS_OPEN, doors())));
        families.addAll(atTheEnd(summary, endMs));
        return families.stream().filter(family -> !family.series().isEmpty()).toList();
    }

    /** The final figures of a finished run, one value each. */
    static List<Family> atTheEnd(RunSummary summary, long endMs) {
        InjectorHealth injector = summary.measured().injector();
        Verdict verdict = summary.verdict();
        return List.of(
                FinalFigures.requests(summary.measured().steps(), endMs),
                FinalFigures.felt(summary.measured().steps(), endMs),
                FinalFigures.lag(Metric.INJECTOR_START_LAG, injector.startLagMs(), endMs),
                FinalFigures.lag(Metric.INJECTOR_EVENT_LOOP_LAG, injector.eventLoopLagMs(), endMs),
                FinalFigures.of(Metric.INJECTOR_CPU, Map.of(), injector.cpuShare(), endMs),
                verdict == null
                        ? new Family(Metric.VERDICT, List.of())
                        : FinalFigures.of(
                                Metric.VERDICT,
                                Map.of(
                                        Attribute.VERDICT,
                                        verdict.judgement().name().toLowerCase(Locale.ROOT)),
                                1,
                                endMs));
    }

    private List<Series> durations() {
        List<Series> all = new ArrayList<>();
        for (StepSeries step : run.latency()) {
            for (String phase : phases.names()) {
                add(all, step, phase, false);
                add(all, step, phase, true);
            }
        }
        return all;
    }

    private void add(List<Series> all, StepSeries step, String phase, boolean failed) {
        if (step.intervals().stream().anyMatch(interval -> counts(interval, phase, failed))) {
            Map<String, String> attributes = failed
                    ? Map.of(
                            Attribute.STEP, step.step(), Attribute.PHASE, phase, Attribute.ERROR_TYPE, Attribute.FAILED)
                    : Map.of(Attribute.STEP, step.step(), Attribute.PHASE, phase);
            all.add(new Series(attributes, () -> spreads(step, phase, failed).iterator()).lasting(endMs));
        }
    }

    private boolean counts(StepSeries.Interval interval, String phase, boolean failed) {
        return of(interval, failed).total() > 0 && phases.at(interval.startMs()).equals(phase);
    }

    private static Tally of(StepSeries.Interval interval, boolean failed) {
        return failed ? interval.ko() : interval.ok();
    }

    /**
     * One point whenever anything happened in the phase: a rate needs two points, even if the count does not change.
     */
    private List<Point> spreads(StepSeries step, String phase, boolean failed) {
        Buckets buckets = new Buckets();
        List<Point> points = new ArrayList<>(List.of(buckets.at(startMs)));
        Iterator<StepSeries.Interval> own = step.intervals().stream()
                .filter(interval -> counts(interval, phase, failed))
                .iterator();
        StepSeries.Interval next = own.hasNext() ? own.next() : null;
        for (long tick : ticks.getOrDefault(phase, EMPTY)) {
            while (next != null && next.startMs() + next.lengthMs() <= tick) {
                buckets.add(of(next, failed));
                next = own.hasNext() ? own.next() : null;
            }
            points.add(buckets.at(startMs + tick));
        }
        return points;
    }

    /** When intervals of any step ended, in ms since the load's start, by phase. */
    private Map<String, SortedSet<Long>> ticks() {
        Map<String, SortedSet<Long>> all = new HashMap<>();
        run.latency().stream()
                .flatMap(step -> step.intervals().stream())
                .forEach(interval -> all.computeIfAbsent(phases.at(interval.startMs()), phase -> new TreeSet<>())
                        .add(interval.startMs() + interval.lengthMs()));
        return all;
    }

    /** Errors by kind are only recorded per phase, so they are exported at its end. */
    private List<Series> errors() {
        List<Series> all = new ArrayList<>();
        for (RunSummary.StepPhase step : summary.measured().steps()) {
            if (!step.phase().equals(RunSummary.ALL_PHASES)) {
                step.errors()
                        .forEach((kind, count) -> all.add(counted(
                                Map.of(
                                        Attribute.STEP, step.step(),
                                        Attribute.PHASE, step.phase(),
                                        Attribute.ERROR_TYPE, kind),
                                startMs + phases.endMs(step.phase(), endMs - startMs),
                                count)));
            }
        }
        return all;
    }

    /** A count with a single value. */
    private Series counted(Map<String, String> attributes, long epochMs, long count) {
        return new Series(
                        attributes,
                        List.of(new Point.Value(startMs, 0), new Point.Value(Math.max(startMs + 1, epochMs), count)))
                .lasting(endMs);
    }

    private Family visitors(Metric metric, long total) {
        Starts starts = summary.measured().totals().starts();
        if (starts == null) {
            return new Family(metric, List.of(counted(Map.of(), endMs, total)));
        }
        List<Long> bySecond = (metric == Metric.VISITOR_DUE ? starts.due() : starts.started()).counts();
        List<Point> points = new ArrayList<>(List.of(new Point.Value(startMs, 0)));
        long sum = 0;
        for (int second = 0; second < bySecond.size(); second++) {
            sum += bySecond.get(second);
            points.add(new Point.Value(startMs + Math.round((second + 1) * MS_PER_SECOND), sum));
        }
        return new Family(metric, List.of(new Series(Map.of(), points).lasting(endMs)));
    }

    private List<Series> phaseStates() {
        List<Series> states = new ArrayList<>();
        for (String name : phases.names()) {
            List<Point> points = phases.boundaries().stream()
                    .filter(boundary -> startMs + boundary.startMs() < endMs)
                    .<Point>map(boundary -> new Point.Value(
                            startMs + boundary.startMs(), boundary.name().equals(name) ? 1 : 0))
                    .toList();
            states.add(new Series(Map.of(Attribute.PHASE, name), points).lasting(endMs));
        }
        return states;
    }

    private List<Series> doors() {
        if (summary.plain() != null) {
            return List.of();
        }
        long doorsMs = startMs + summary.plan().sale().doorsAt().toMillis();
        List<Point> points = new ArrayList<>();
        if (doorsMs > startMs) {
            points.add(new Point.Value(startMs, 0));
        }
        if (doorsMs < endMs) {
            points.add(new Point.Value(doorsMs, 1));
        }
        return List.of(new Series(Map.of(), points).lasting(endMs));
    }
}
