package dev.onsale.report;

import dev.onsale.judge.Evidence;
import dev.onsale.judge.Pair;
import dev.onsale.plan.Budgets;
import dev.onsale.plan.Budgets.JourneyBudget;
import dev.onsale.plan.Budgets.ShareLimit;
import dev.onsale.plan.Budgets.StepBudget;
import dev.onsale.plan.Outcome;
import dev.onsale.record.Diagnosis;
import dev.onsale.record.Diagnosis.Confidence;
import dev.onsale.record.LeftOutReason;
import dev.onsale.record.Run;
import dev.onsale.record.RunSummary.Abort;
import dev.onsale.record.StopReason;
import dev.onsale.record.StopReason.Figure;
import dev.onsale.record.StopReason.Kind;
import dev.onsale.record.Verdict.LeftOut;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One run for every state that a reader can meet, judged by the judge and read back from where it was stored. Each is
 * made once in a JVM: half of the report's tests ask for all of them.
 */
final class Verdicts {
    private static final Map<String, Run> MADE = new ConcurrentHashMap<>();

    private static final Budgets KEPT = budgets(800, null);

    private Verdicts() {}

    /** State to run, in the order in which a reader meets them. */
    static Map<String, Run> all() {
        Map<String, Run> all = new LinkedHashMap<>();
        all.put("pass", pass());
        all.put("regressed", regressed());
        all.put("cleared", cleared());
        all.put("over-budget", overBudget());
        all.put("target-failed", targetFailed());
        all.put("pending", pending());
        all.put("too-coarse", tooCoarse());
        all.put("not-compared", notCompared());
        all.put("crept", crept());
        all.put("invalid", invalid());
        all.put("aborted", aborted());
        all.put("not-judged", made("not-judged", Runs.seeded(9)::run));
        all.putAll(JudgedRuns.all());
        return all;
    }

    private static Run made(String state, Supplier<Run> maker) {
        return MADE.computeIfAbsent(state, unused -> maker.get());
    }

    private static Budgets budgets(long holdP99Ms, @Nullable Double holdErrors) {
        return new Budgets(
                Map.of("hold", new StepBudget(Map.of(99.0, Duration.ofMillis(holdP99Ms)), holdErrors)),
                Map.of("fan", new JourneyBudget(Map.of(Outcome.BOUGHT, new ShareLimit(true, 0.3)))),
                null,
                null);
    }

    static Run pass() {
        return made(
                "pass",
                () -> JudgedRuns.judged(
                                Evidence.of(Runs.seeded(1).budgets(KEPT).run()).against(Runs.baselines()))
                        .diagnosed(List.of()));
    }

    /** Against runs of four months ago, too, in which pay and hold were quicker. */
    static Run crept() {
        return made(
                "crept",
                () -> JudgedRuns.judged(Evidence.of(Runs.seeded(1).budgets(KEPT).run())
                        .against(Runs.baselines())
                        .againstPinned(List.of(old(41), old(42)))));
    }

    private static Run old(long seed) {
        return Runs.seeded(seed)
                .slower("pay", 0.6)
                .id("20260704-2000" + seed + "-arena-0d" + seed)
                .daysEarlier(120)
                .run();
    }

    /** Browse takes 4.3 times as long; the fresh pairs are of a slower evening than the stored baseline. */
    static Run regressed() {
        return made(
                "regressed",
                () -> JudgedRuns.judged(Evidence.of(Runs.seeded(2)
                                        .slower("browse", 4.3)
                                        .fault("tito-2017-slow-query", 1)
                                        .budgets(budgets(40, null))
                                        .run())
                                .against(Runs.baselines())
                                .leaving(List.of(new LeftOut(
                                        "20261029-200000-arena-dead",
                                        LeftOutReason.notComparable(Map.of("host", "2 cores / 8 cores")))))
                                .confirmedBy(List.of(pair(51, 1.4, 5.6), pair(53, 1.5, 6.6), pair(55, 1.4, 6.2))))
                        .diagnosed(DIAGNOSES));
    }

    /** Browse takes twice as long, and as long as ever in fresh pairs. */
    static Run cleared() {
        return made(
                "cleared",
                () -> JudgedRuns.judged(
                        Evidence.of(Runs.seeded(2).slower("browse", 1.5).run())
                                .against(Runs.baselines())
                                .confirmedBy(List.of(pair(51, 1, 1), pair(53, 1, 1), pair(55, 1, 1)))));
    }

    private static Pair pair(long seed, double before, double now) {
        return new Pair(fresh("b", seed, before), fresh("c", seed + 1, now));
    }

    private static Run fresh(String build, long seed, double slower) {
        return Runs.seeded(seed)
                .slower("browse", slower)
                .id("20261101-2010" + seed + "-arena-" + build + "0" + seed)
                .run();
    }

    static Run overBudget() {
        return made(
                "over-budget",
                () -> JudgedRuns.judged(Evidence.of(Runs.seeded(3)
                                .failing(0.03)
                                .budgets(budgets(800, 0.005))
                                .run()))
                        .diagnosed(List.of()));
    }

    static Run targetFailed() {
        return made(
                "target-failed",
                () -> JudgedRuns.judged(Evidence.of(Runs.seeded(4)
                        .failing(0.8)
                        .stopped(new Abort(
                                StopReason.of(Kind.REQUESTS_FAILED)
                                        .with(Figure.ALLOWED_SHARE, 0.5)
                                        .with(Figure.LASTED_MS, 10_000),
                                14_000,
                                null))
                        .run())));
    }

    static Run pending() {
        return made(
                "pending",
                () -> JudgedRuns.judged(Evidence.of(Runs.seeded(5)
                                .slower("seat-map", 1.6)
                                .budgets(KEPT)
                                .run())
                        .against(Runs.baselines())));
    }

    /** The baseline's own runs differ by factors. */
    static Run tooCoarse() {
        return made(
                "too-coarse",
                () -> JudgedRuns.judged(Evidence.of(Runs.seeded(6).budgets(KEPT).run())
                        .against(List.of(
                                Runs.seeded(11)
                                        .slower("pay", 0.4)
                                        .id("20261030-200000-arena-a001")
                                        .run(),
                                Runs.seeded(12).id("20261030-201000-arena-a002").run(),
                                Runs.seeded(13)
                                        .slower("pay", 1.9)
                                        .id("20261030-202000-arena-a003")
                                        .run()))));
    }

    static Run notCompared() {
        return made(
                "not-compared",
                () -> JudgedRuns.judged(Evidence.of(Runs.seeded(7).budgets(KEPT).run())
                        .against(Runs.baselines().subList(0, 1))));
    }

    static Run invalid() {
        return made(
                "invalid",
                () -> JudgedRuns.judged(
                        Evidence.of(Runs.seeded(8).startingOnly(0.8).run()).against(Runs.baselines())));
    }

    static Run aborted() {
        return made(
                "aborted",
                () -> JudgedRuns.judged(Evidence.of(Runs.seeded(10)
                        .stopped(new Abort(StopReason.of(Kind.USER), 9_000, null))
                        .run())));
    }

    private static final List<Diagnosis> DIAGNOSES = List.of(
            new Diagnosis(
                    "queries-per-item",
                    0.94,
                    Confidence.HIGH,
                    "browse sends the database 21 queries for a response, 1.0 before.",
                    List.of(
                            "browse: 21 queries a response against 1.0, and 38.2 ms in the database against"
                                    + " 1.41 ms [evidence.ndjson.gz]",
                            "20 more queries a response, about as many as the sale has ticket types: 20"
                                    + " [evidence.ndjson.gz]"),
                    List.of("hold", "checkout"),
                    "The number of queries a response of this step takes is as before",
                    "select count(*) from seat where ticket_type = $1 and note <> '<b>'",
                    null,
                    null),
            new Diagnosis(
                    "cache-lost",
                    0.5,
                    Confidence.MEDIUM,
                    "The cache no longer answers for seat-map.",
                    List.of("seat-map: 80 % of 549 answers missed the cache, 12 % before" + " [evidence.ndjson.gz]"),
                    List.of(),
                    "The cache's own hit rate is as before",
                    null,
                    null,
                    null),
            new Diagnosis(
                    "pool-exhausted",
                    0.41,
                    Confidence.LOW,
                    "Requests found no free database connection.",
                    List.of(),
                    List.of(),
                    "The pool's own figures show free connections while these requests fail",
                    null,
                    null,
                    null));
}
