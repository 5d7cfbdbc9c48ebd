package dev.onsale.record;

import dev.onsale.plan.AbortRule;
import dev.onsale.plan.Arrival;
import dev.onsale.plan.Budgets;
import dev.onsale.plan.Destination;
import dev.onsale.plan.GateSettings;
import dev.onsale.plan.Outcome;
import dev.onsale.plan.Plan;
import dev.onsale.plan.PlanLimits;
import dev.onsale.plan.Sale;
import dev.onsale.plan.Shape;
import dev.onsale.plan.Variations;
import dev.onsale.plan.Workload;
import dev.onsale.record.evidence.ErrorKinds;
import dev.onsale.record.machine.Calibration;
import dev.onsale.record.machine.InjectorHealth;
import dev.onsale.record.machine.ProcessorUse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongUnaryOperator;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * Writes down a run that never was, for tests: {@code Runs.named("a").step("browse", 1000, i -> 20).build()}.
 *
 * <p>A healthy injector, a plan of 10 visitors/s, then 80, then 10 again over 20 s with 1,000 visitors, and whatever
 * steps, journeys, budgets and blemishes are asked for. Responses are spread evenly over the run's 20 seconds.
 */
public final class Runs {

    /** Length of the run in seconds. */
    public static final int SECONDS = 20;

    private static final long VISITORS = 1000;

    private final String id;
    private final Map<String, List<StepSeries.Interval>> steps = new LinkedHashMap<>();
    private final Map<String, Map<Outcome, Long>> journeys = new LinkedHashMap<>();
    private final Map<String, String> fingerprint = new LinkedHashMap<>(Map.of("plan", "p1", "cores", "2"));
    private Budgets budgets = Budgets.NONE;
    private GateSettings gate = new GateSettings(0.05, Duration.ofMillis(2), 1.0, 3, 3, List.of(50.0, 95.0));
    private String planTarget = Plan.PRACTICE;
    private InjectorHealth injector = new InjectorHealth(Map.of(99.0, 3.0), Map.of(99.0, 4.0), 0.3, 2, 20, Map.of());
    private Totals totals = new Totals(
            new Totals.Visitors(
                    VISITORS,
                    VISITORS,
                    VISITORS,
                    Map.of("early", 40L, "doors", 900L, "tail", 60L),
                    Map.of("early", 40L, "doors", 900L, "tail", 60L)),
            0,
            null,
            null,
            null,
            null);
    private List<Calibration> calibrations = List.of(new Calibration("before", 100, 0.1, 0));
    private long createdAtMs;
    private RunSummary.@Nullable Abort aborted;
    private @Nullable PlainLoad plain;
    private final Map<String, Map<String, Long>> errors = new LinkedHashMap<>();
    private final Map<String, List<StepSeries.Interval>> dues = new LinkedHashMap<>();
    private int ticketTypes = 2;
    private String target = "http://127.0.0.1:8080";

    private Runs(String id) {
        this.id = id;
        // No two runs are made at one instant; those whose names end in digits, on one day each.
        this.createdAtMs = Duration.ofDays(Math.floorMod(id.hashCode(), 10_000)).toMillis();
    }

    public static Runs named(String id) {
        return new Runs(id);
    }

    /** A step with so many successful responses, the i-th of which took {@code ms.applyAsLong(i)}. */
    public Runs step(String name, int responses, LongUnaryOperator ms) {
        return step(name, responses, ms, 0);
    }

    /** The same with so many failures (of 5 ms) besides. */
    public Runs step(String name, int responses, LongUnaryOperator ms, int failures) {
        return intervals(name, SpreadResponses.over(SECONDS, responses, ms, failures));
    }

    /** The injector may have added so much to each successful response of a step that was said before. */
    public Runs mayHaveAdded(String step, long ms) {
        steps.computeIfPresent(step, (name, seen) -> Refreshed.lower(seen, ms));
        dues.computeIfPresent(step, (name, seen) -> Refreshed.lower(seen, ms));
        return this;
    }

    public Runs intervals(String step, List<StepSeries.Interval> intervals) {
        steps.put(step, intervals);
        return this;
    }

    /** One second's responses; pass them to {@link #intervals}. */
    public static StepSeries.Interval second(int second, long okMs, int ok, int failures) {
        Histogram times = new Histogram(3);
        Histogram failed = new Histogram(3);
        if (ok > 0) {
            times.recordValueWithCount(okMs, ok);
        }
        if (failures > 0) {
            failed.recordValueWithCount(5, failures);
        }
        return new StepSeries.Interval(second * 1000L, 1000, times, failed);
    }

    public Runs journeys(String kind, Map<Outcome, Long> outcomes) {
        journeys.put(kind, outcomes);
        return this;
    }

    public Runs fingerprint(String field, String value) {
        fingerprint.put(field, value);
        return this;
    }

    public Runs budgets(Budgets limits) {
        this.budgets = limits;
        return this;
    }

    public Runs gate(GateSettings settings) {
        this.gate = settings;
        return this;
    }

    public Runs processor(ProcessorUse use) {
        return injector(injector.with(use));
    }

    public Runs injector(InjectorHealth health) {
        this.injector = health;
        return this;
    }

    public Runs totals(Totals visitors) {
        this.totals = visitors;
        return this;
    }

    /** All was sold so long after the load's start; doors are at 4 s. */
    public Runs soldOutAt(long ms) {
        this.totals = new Totals(totals.visitors(), totals.responses(), ms, null, null, null);
        return this;
    }

    /** In epoch ms. */
    public Runs madeAt(long epochMs) {
        this.createdAtMs = epochMs;
        return this;
    }

    /** How long the machine's fixed work took, in ms; a healthy one takes 100. */
    public Runs calibrated(double cpuWorkMs) {
        this.calibrations = List.of(new Calibration("before", cpuWorkMs, 0.1, 0));
        return this;
    }

    /** What the plan calls its target; {@link Plan#PRACTICE} where nothing is said. */
    public Runs planTarget(String name) {
        planTarget = name;
        return this;
    }

    /** Where the load went, {@code http://127.0.0.1:8080} if nothing is said. */
    public Runs target(String url) {
        this.target = url;
        return this;
    }

    public Runs calibrations(List<Calibration> measured) {
        this.calibrations = measured;
        return this;
    }

    public Runs aborted(RunSummary.AbortCause cause, String detail) {
        this.aborted = FormerAbort.of(cause, detail, 9000);
        return this;
    }

    /** The catalogue's size. */
    public Runs ticketTypes(int number) {
        ticketTypes = number;
        return this;
    }

    /** With what a step failed; the run's summary then tells of its steps. */
    public Runs errors(String step, Map<String, Long> kinds) {
        errors.put(step, kinds);
        return this;
    }

    /** A run of a plain Gatling simulation with these assertions. */
    public Runs asserting(GatlingAssertion... assertions) {
        return plain(new PlainLoad("our.Computers", true, null, List.of(assertions)));
    }

    public Runs plain(PlainLoad load) {
        plain = load;
        return this;
    }

    /** {@link Refreshed} by every {@code each}-th visitor of a step that was said before. */
    public Runs refreshed(String step, int each, int times, long waitMs) {
        Refreshed seen = Refreshed.by(steps.getOrDefault(step, List.of()), each, times, waitMs);
        return intervals(step, seen.sent())
                .due(step, seen.due())
                .errors(step, Map.of(ErrorKinds.REFRESHED, seen.abandoned()));
    }

    /** A refreshed step's times from when visitors were due; {@code null} as older versions recorded it, without any. */
    public Runs due(String step, @Nullable List<StepSeries.Interval> intervals) {
        dues.compute(step, (name, before) -> intervals);
        return this;
    }

    public Run build() {
        List<StepSeries> series = series(steps);
        return new Run(
                new RunSummary(
                        RunSummary.FORMAT,
                        id,
                        new RunConditions(new Fingerprint(fingerprint), plan(), target, Map.of()),
                        new Measurements(
                                new RunSummary.Times(createdAtMs, 1000, 1000 + SECONDS * 1000L),
                                totals,
                                errors.isEmpty()
                                        ? List.of()
                                        : series.stream().map(this::whole).toList(),
                                journeys,
                                injector,
                                calibrations,
                                aborted),
                        Map.of(),
                        plain,
                        Observed.NOTHING,
                        Attached.NOTHING),
                series,
                series(dues),
                List.of(),
                List.of());
    }

    private static List<StepSeries> series(Map<String, List<StepSeries.Interval>> steps) {
        List<StepSeries> series = new ArrayList<>();
        steps.forEach((name, intervals) -> series.add(new StepSeries(name, intervals)));
        return series;
    }

    private RunSummary.StepPhase whole(StepSeries step) {
        return new RunSummary.StepPhase(
                step.step(),
                RunSummary.ALL_PHASES,
                step.ok().getTotalCount(),
                step.ko().getTotalCount(),
                Map.of(),
                Map.of(),
                errors.getOrDefault(step.step(), Map.of()),
                null,
                null);
    }

    private Plan plan() {
        List<Arrival> arrivals = List.of(
                new Arrival("early", 10, 10, Duration.ofSeconds(4), Shape.CONSTANT),
                new Arrival("doors", 80, 80, Duration.ofSeconds(10), Shape.CONSTANT),
                new Arrival("tail", 10, 10, Duration.ofSeconds(6), Shape.CONSTANT));
        return new Plan(
                "arena",
                "ArenaOnSale.java",
                Destination.of(planTarget),
                1,
                20,
                new Sale("arena", 1500, ticketTypes, Duration.ofSeconds(4), Duration.ofMinutes(2), 5, null),
                Workload.of(arrivals, Map.of("fan", 1.0)),
                new PlanLimits(budgets, gate, AbortRule.DEFAULT),
                Variations.NONE);
    }
}
