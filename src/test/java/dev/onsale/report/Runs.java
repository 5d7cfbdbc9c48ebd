package dev.onsale.report;

import dev.onsale.plan.AbortRule;
import dev.onsale.plan.Arrival;
import dev.onsale.plan.Budgets;
import dev.onsale.plan.Destination;
import dev.onsale.plan.GateSettings;
import dev.onsale.plan.Hook;
import dev.onsale.plan.Outcome;
import dev.onsale.plan.Plan;
import dev.onsale.plan.PlanLimits;
import dev.onsale.plan.Sale;
import dev.onsale.plan.Shape;
import dev.onsale.plan.Variations;
import dev.onsale.plan.WarmUp;
import dev.onsale.plan.Workload;
import dev.onsale.record.Attached;
import dev.onsale.record.Fingerprint;
import dev.onsale.record.Measurements;
import dev.onsale.record.Observed;
import dev.onsale.record.Quantiles;
import dev.onsale.record.Run;
import dev.onsale.record.RunConditions;
import dev.onsale.record.RunSummary;
import dev.onsale.record.StepSeries;
import dev.onsale.record.Tallied;
import dev.onsale.record.Totals;
import dev.onsale.record.Verdict;
import dev.onsale.record.machine.Calibration;
import dev.onsale.record.machine.InjectorHealth;
import dev.onsale.record.machine.ProcessorUse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.HdrHistogram.Histogram;

/** Synthetic arena runs: seeded, and with summaries that are folded from their own responses. */
final class Runs {
    static final List<String> STEPS =
            List.of("join-queue", "queue-place", "browse", "seat-map", "hold", "checkout", "pay");

    private Runs() {}

    /** What differs from one clean arena run. */
    static final class Shaped {
        private final long seed;
        private String id = "20261101-200000-arena-0001";
        private List<String> steps = STEPS;
        private Map<String, Double> slower = Map.of();
        private Map<String, Double> faults = Map.of();
        private double errorShare;
        private long stoppedAtMs = 23_000;
        private long createdAtMs = 1_793_563_200_000L;
        private double startedShare = 1;
        private Budgets budgets = Budgets.NONE;
        private ProcessorUse processor;
        private RunSummary.Abort abort;
        private Verdict verdict;

        private Shaped(long seed) {
            this.seed = seed;
        }

        Shaped id(String is) {
            id = is;
            return this;
        }

        Shaped steps(List<String> are) {
            steps = are;
            return this;
        }

        Shaped slower(String step, double factor) {
            slower = Map.of(step, factor);
            return this;
        }

        Shaped fault(String name, double strength) {
            faults = Map.of(name, strength);
            return this;
        }

        Shaped failing(double share) {
            errorShare = share;
            return this;
        }

        /** Only so many of those who were due at doors. */
        Shaped startingOnly(double share) {
            startedShare = share;
            return this;
        }

        Shaped processor(ProcessorUse use) {
            processor = use;
            return this;
        }

        Shaped budgets(Budgets are) {
            budgets = are;
            return this;
        }

        Shaped stopped(RunSummary.Abort is) {
            abort = is;
            stoppedAtMs = is.atMs();
            return this;
        }

        Shaped daysEarlier(int days) {
            createdAtMs -= Duration.ofDays(days).toMillis();
            return this;
        }

        Shaped judged(Verdict is) {
            verdict = is;
            return this;
        }

        Run run() {
            SplittableRandom random = new SplittableRandom(seed);
            List<StepSeries> latency = new ArrayList<>();
            for (int s = 0; s < steps.size(); s++) {
                latency.add(series(steps.get(s), 6 + 4.0 * s, random));
            }
            return new Run(summary(latency), latency, List.of());
        }

        private StepSeries series(String step, double typicalMs, SplittableRandom random) {
            List<StepSeries.Interval> intervals = new ArrayList<>();
            for (long t = 0; t < stoppedAtMs; t += 1000) {
                LongStream.Builder ok = LongStream.builder();
                LongStream.Builder ko = LongStream.builder();
                boolean surge = t >= 4_000 && t < 12_000;
                int responses = surge ? 60 : 14;
                for (int i = 0; i < responses; i++) {
                    double tail = -Math.log(1 - random.nextDouble());
                    double ms = typicalMs * slower.getOrDefault(step, 1.0) * (0.6 + tail * (surge ? 0.9 : 0.4));
                    (random.nextDouble() < (surge ? errorShare : 0) ? ko : ok).add(Math.round(ms));
                }
                intervals.add(new StepSeries.Interval(t, 1000, Tallied.of(ok.build()), Tallied.of(ko.build())));
            }
            return new StepSeries(step, intervals);
        }

        private RunSummary summary(List<StepSeries> latency) {
            Map<String, String> fields = ordered("plan", "5f1c0a77", "scenario", "9d20b1e4", "host", "2 cores, 24 GiB");
            long due = dueByPhase().values().stream().mapToLong(Long::longValue).sum();
            Measurements measured = new Measurements(
                    new RunSummary.Times(createdAtMs, 1_793_563_205_000L, 1_793_563_205_000L + stoppedAtMs),
                    totals(due),
                    latency.stream().map(this::whole).toList(),
                    journeys(due),
                    injector().with(processor),
                    List.of(new Calibration("before", 21.4, 0.06, 0), new Calibration("after", 21.9, 0.06, 0)),
                    abort);
            return new RunSummary(
                    RunSummary.FORMAT,
                    id,
                    new RunConditions(new Fingerprint(fields), arena(budgets), "http://127.0.0.1:8080", faults),
                    measured,
                    ordered("onsale", "1.0.0", "gatling", "3.15.1", "jdk", "17"),
                    null,
                    Observed.NOTHING,
                    new Attached(null, null, null, verdict));
        }

        private Totals totals(long due) {
            Map<String, Long> started = dueByPhase();
            long missing = Math.round((1 - startedShare) * started.getOrDefault("doors", 0L));
            started.merge("doors", -missing, Long::sum);
            Totals.Visitors came = new Totals.Visitors(874, due, due - missing, dueByPhase(), started);
            return new Totals(came, due * 7, null, null, null, null);
        }

        /** The arena's arrivals up to where the run stopped, rates taken as constant within a phase. */
        private Map<String, Long> dueByPhase() {
            Map<String, Long> due = new LinkedHashMap<>();
            due.put("early", upTo(0, 4_000, 40));
            due.put("doors", upTo(4_000, 7_000, 525));
            due.put("tail", upTo(11_000, 8_000, 269));
            due.put("recovery", upTo(19_000, 4_000, 40));
            return due;
        }

        private long upTo(long startMs, long lengthMs, long visitors) {
            return visitors * Math.max(0, Math.min(lengthMs, stoppedAtMs - startMs)) / lengthMs;
        }

        private RunSummary.StepPhase whole(StepSeries series) {
            Histogram ok = series.ok();
            Map<Double, Double> quantiles = new LinkedHashMap<>();
            double[] percentiles = {50, 75, 90, 95, 99, 99.9, 100};
            for (double percentile : ok.getTotalCount() == 0 ? new double[0] : percentiles) {
                quantiles.put(percentile, Quantiles.valueAt(ok, percentile));
            }
            long failed = series.ko().getTotalCount();
            return new RunSummary.StepPhase(
                    series.step(),
                    RunSummary.ALL_PHASES,
                    ok.getTotalCount(),
                    failed,
                    quantiles,
                    Map.of(),
                    failed == 0 ? Map.of() : Map.of("status 500", failed),
                    null,
                    null);
        }
    }

    static Shaped seeded(long seed) {
        return new Shaped(seed);
    }

    static List<Run> baselines() {
        return Baselines.MADE;
    }

    /** Made once in a JVM, when somebody asks for them. */
    private static final class Baselines {
        static final List<Run> MADE = List.of(
                seeded(11).id("20261030-200000-arena-a001").run(),
                seeded(12).id("20261030-201000-arena-a002").run(),
                seeded(13).id("20261030-202000-arena-a003").run());
    }

    static Plan arena() {
        return arena(Budgets.NONE);
    }

    private static Plan arena(Budgets budgets) {
        return new Plan(
                "arena",
                "ArenaOnSale.java",
                Destination.of(Plan.PRACTICE),
                20240711,
                20,
                new Sale("arena", 1500, 20, Duration.ofSeconds(4), Duration.ofMinutes(2), 5, 40.0),
                new Workload(
                        List.of(new Hook.Practice("reset")),
                        List.of(),
                        new WarmUp(20, Duration.ofSeconds(5)),
                        List.of(
                                new Arrival("early", 10, 10, Duration.ofSeconds(4), Shape.CONSTANT),
                                new Arrival("doors", 10, 80, Duration.ofSeconds(1), Shape.LINEAR),
                                new Arrival("doors", 80, 80, Duration.ofSeconds(6), Shape.CONSTANT),
                                new Arrival("tail", 80, 10, Duration.ofSeconds(8), Shape.EXPONENTIAL),
                                new Arrival("recovery", 10, 10, Duration.ofSeconds(4), Shape.CONSTANT)),
                        shares("fan", 0.8, "bot", 0.2),
                        null,
                        Duration.ofSeconds(10)),
                new PlanLimits(budgets, GateSettings.DEFAULT, AbortRule.DEFAULT),
                Variations.NONE);
    }

    private static Map<String, Map<Outcome, Long>> journeys(long arrivals) {
        long bots = arrivals / 5;
        long fans = arrivals - bots;
        Map<Outcome, Long> fan = new LinkedHashMap<>();
        fan.put(Outcome.BOUGHT, fans * 4 / 10);
        fan.put(Outcome.SEAT_LOST, fans / 10);
        fan.put(Outcome.DECLINED, fans / 25);
        fan.put(Outcome.ABANDONED, fans - fans * 4 / 10 - fans / 10 - fans / 25);
        Map<Outcome, Long> bot = new LinkedHashMap<>();
        bot.put(Outcome.REFUSED, bots / 2);
        bot.put(Outcome.GAVE_UP, bots - bots / 2);
        Map<String, Map<Outcome, Long>> journeys = new LinkedHashMap<>();
        journeys.put("fan", fan);
        journeys.put("bot", bot);
        return journeys;
    }

    private static InjectorHealth injector() {
        Map<Double, Double> startLag = new TreeMap<>(Map.of(50.0, 0.6, 99.0, 2.9));
        Map<Double, Double> loopLag = new TreeMap<>(Map.of(50.0, 0.1, 99.0, 1.3));
        return new InjectorHealth(startLag, loopLag, 0.34, 1, 41, Map.of());
    }

    private static Map<String, Double> shares(String a, double one, String b, double two) {
        Map<String, Double> shares = new LinkedHashMap<>();
        shares.put(a, one);
        shares.put(b, two);
        return shares;
    }

    private static Map<String, String> ordered(String... namesAndValues) {
        Map<String, String> ordered = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            ordered.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return ordered;
    }
}
