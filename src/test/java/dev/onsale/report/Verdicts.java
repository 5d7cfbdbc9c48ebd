package dev.onsale.report;

import dev.onsale.record.Cell;
import dev.onsale.record.Cell.State;
import dev.onsale.record.Diagnosis;
import dev.onsale.record.Diagnosis.Confidence;
import dev.onsale.record.Run;
import dev.onsale.record.RunSummary.AbortCause;
import dev.onsale.record.Verdict;
import dev.onsale.record.Verdict.BudgetCheck;
import dev.onsale.record.Verdict.Comparison;
import dev.onsale.record.Verdict.ConfirmationMode;
import dev.onsale.record.Verdict.Creep;
import dev.onsale.record.Verdict.Crept;
import dev.onsale.record.Verdict.Judgement;
import dev.onsale.record.Verdict.LeftOut;
import dev.onsale.record.Verdict.ValidityCheck;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One judged run for every state that a reader can meet. */
final class Verdicts {
    private static final List<String> BASELINE =
            List.of("20261030-200000-arena-a001", "20261030-201000-arena-a002", "20261030-202000-arena-a003");
    private static final BudgetCheck HOLD = new BudgetCheck("hold p99", true, 184.0, 800.0, "ms", "");
    private static final BudgetCheck BOUGHT = new BudgetCheck("fan bought at least", true, 0.4, 0.3, "share", "");
    private static final ValidityCheck STARTED =
            new ValidityCheck("visitors started", true, "874 of 874", "within 1 %", "");

    private Verdicts() {}

    /** State to run, in the order in which a reader meets them. */
    static Map<String, Run> all() {
        Map<String, Run> all = new LinkedHashMap<>();
        all.put("pass", pass());
        all.put("regressed", regressed());
        all.put("over-budget", overBudget());
        all.put("target-failed", targetFailed());
        all.put("pending", pending());
        all.put("too-coarse", tooCoarse());
        all.put("not-compared", notCompared());
        all.put("crept", crept());
        all.put("invalid", invalid());
        all.put("aborted", aborted());
        all.put("not-judged", Runs.seeded(9).run());
        all.putAll(JudgedRuns.all());
        return all;
    }

    static Run pass() {
        return Runs.seeded(1)
                .judged(new Verdict(
                        Judgement.PASS,
                        List.of("all 8 gated cells are within noise, and every budget was kept"),
                        List.of(),
                        List.of(STARTED),
                        List.of(HOLD, BOUGHT),
                        new Comparison(BASELINE, List.of(), ConfirmationMode.NOT_NEEDED, 0, 0.02),
                        GateCells.steadyCells("nothing")))
                .run()
                .diagnosed(List.of());
    }

    static Run crept() {
        Comparison comparison = new Comparison(
                BASELINE,
                List.of(),
                ConfirmationMode.NOT_NEEDED,
                0,
                0.02,
                new Creep(
                        List.of("20260711-200000-arena-0001", "20260712-200000-arena-0002"),
                        Instant.parse("2026-07-11T20:00:00Z").toEpochMilli(),
                        List.of(
                                new Crept("pay", "p95", "ms", 120, 150, 0.25, 0.18, 0.32, 0.001),
                                new Crept("hold", "errors", "share", 0.001, 0.014, 0.013, 0.008, 0.019, 0.02))));
        return Runs.seeded(1)
                .judged(new Verdict(
                        Judgement.PASS,
                        List.of("all 8 gated cells are within noise, and every budget was kept"),
                        List.of(),
                        List.of(STARTED),
                        List.of(HOLD, BOUGHT),
                        comparison,
                        GateCells.steadyCells("nothing")))
                .run();
    }

    static Run regressed() {
        List<Cell> cells = new ArrayList<>(GateCells.steadyCells("browse"));
        cells.add(0, GateCells.grown("browse", "p95", 12, 52, 3.3, 2.1, 4.8));
        cells.add(1, GateCells.grown("browse", "p50", 5.1, 21, 3.1, 2.4, 3.9));
        return Runs.seeded(2)
                .slower("browse", 4.3)
                .fault("tito-2017-slow-query", 1)
                .judged(new Verdict(
                        Judgement.FAIL,
                        List.of(
                                "regressed: browse p95 confirmed: all 3 fresh pairs grew",
                                "regressed: browse p50 confirmed: all 3 fresh pairs grew",
                                "over budget: hold p99 923 ms, limit 800 ms; 12 s–17 s, 923 ms"),
                        List.of(),
                        List.of(STARTED),
                        List.of(new BudgetCheck("hold p99", false, 923.0, 800.0, "ms", "12 s–17 s, 923 ms"), BOUGHT),
                        new Comparison(
                                BASELINE,
                                List.of(new LeftOut("20261029-200000-arena-dead", "host: 2 cores / 8 cores")),
                                ConfirmationMode.PAIRS,
                                3,
                                -0.04),
                        cells))
                .run()
                .diagnosed(List.of(
                        new Diagnosis(
                                "queries-per-item",
                                0.94,
                                Confidence.HIGH,
                                "browse asks the database 21 times for a response, 1.0 times before.",
                                List.of(
                                        "browse: 21 queries a response against 1.0, and 38.2 ms in the database against"
                                                + " 1.41 ms [evidence.ndjson.gz]",
                                        "20 more queries a response, about as many as the sale has ticket types: 20"
                                                + " [evidence.ndjson.gz]"),
                                List.of("hold", "checkout"),
                                "The number of queries a response of this step takes is as before",
                                "select count(*) from seat where ticket_type = $1 and note <> '<b>'"),
                        new Diagnosis(
                                "cache-lost",
                                0.5,
                                Confidence.MEDIUM,
                                "The cache no longer answers for seat-map.",
                                List.of("seat-map: 80 % of 549 answers missed the cache, 12 % before"
                                        + " [evidence.ndjson.gz]"),
                                List.of(),
                                "The cache's own hit rate is as before",
                                null),
                        new Diagnosis(
                                "pool-exhausted",
                                0.41,
                                Confidence.LOW,
                                "Requests found no free database connection.",
                                List.of(),
                                List.of(),
                                "The pool's own figures show free connections while these requests fail",
                                null)));
    }

    static Run overBudget() {
        return Runs.seeded(3)
                .failing(0.03)
                .judged(new Verdict(
                        Judgement.FAIL,
                        List.of("errors of hold are over budget: 2.4 % of 549, allowed 0.5 %"),
                        List.of(),
                        List.of(STARTED),
                        List.of(
                                HOLD,
                                new BudgetCheck("hold errors", false, 0.024, 0.005, "share", "5 s–10 s, 4.1 %"),
                                new BudgetCheck("recovery", true, 1.5, 3.0, "s", "")),
                        nothingCompared(),
                        List.of()))
                .run()
                .diagnosed(List.of());
    }

    static Run targetFailed() {
        return Runs.seeded(4)
                .failing(0.8)
                .stopped(AbortCause.TARGET_FAILED, "more than 50 % of responses failed for 10 s", 14_000)
                .judged(new Verdict(
                        Judgement.FAIL,
                        List.of("the target failed under load: more than 50 % of responses failed for 10 s"),
                        List.of(),
                        List.of(STARTED),
                        List.of(),
                        nothingCompared(),
                        List.of()))
                .run();
    }

    static Run pending() {
        List<Cell> cells = new ArrayList<>(GateCells.steadyCells("seat-map"));
        cells.add(
                0,
                new Cell(
                        "seat-map",
                        "p95",
                        "ms",
                        State.INCONCLUSIVE,
                        41.0,
                        55.0,
                        0.341,
                        0.12,
                        0.6,
                        0.004,
                        0.06,
                        true,
                        null,
                        0.62,
                        549,
                        "flagged by the screen, not confirmed yet"));
        return Runs.seeded(5)
                .judged(new Verdict(
                        Judgement.INCONCLUSIVE,
                        List.of("inconclusive: seat-map p95 was flagged and is not confirmed yet"),
                        List.of("Run onsale gate with --baseline-target: 3 fresh pairs take about 4 minutes."),
                        List.of(STARTED),
                        List.of(HOLD),
                        new Comparison(BASELINE, List.of(), ConfirmationMode.PENDING, 0, null),
                        cells))
                .run();
    }

    static Run tooCoarse() {
        List<Cell> cells = new ArrayList<>(GateCells.steadyCells("pay"));
        cells.add(new Cell(
                "pay",
                "p95",
                "ms",
                State.INCONCLUSIVE,
                120.0,
                131.0,
                0.092,
                -0.6,
                1.9,
                0.4,
                1.0,
                false,
                null,
                1.86,
                260,
                "the smallest detectable regression is 2.9×, and the gate must see 2.0×"));
        return Runs.seeded(6)
                .judged(new Verdict(
                        Judgement.INCONCLUSIVE,
                        List.of("pay p95: a regression of less than 2.9× would not have been seen"),
                        List.of("2 more baseline runs bring the smallest detectable regression of pay p95 to +92 %."),
                        List.of(STARTED),
                        List.of(HOLD),
                        new Comparison(BASELINE, List.of(), ConfirmationMode.NOT_NEEDED, 0, 0.0),
                        cells))
                .run();
    }

    static Run notCompared() {
        return Runs.seeded(7)
                .judged(new Verdict(
                        Judgement.PASS,
                        List.of("budgets were kept; nothing was compared: 1 of 3 baseline runs needed"),
                        List.of(),
                        List.of(STARTED),
                        List.of(HOLD, BOUGHT),
                        nothingCompared(),
                        List.of()))
                .run();
    }

    static Run invalid() {
        return Runs.seeded(8)
                .judged(new Verdict(
                        Judgement.INVALID,
                        List.of("invalid: the injector started visitors late: start lag p99 143 ms, limit 20 ms"),
                        List.of(),
                        List.of(
                                STARTED,
                                new ValidityCheck(
                                        "start lag p99",
                                        false,
                                        "143 ms",
                                        "20 ms",
                                        "Give the injector cores of its own, or lower the rate.")),
                        List.of(),
                        new Comparison(BASELINE, List.of(), ConfirmationMode.NOT_COMPARED, 0, null),
                        List.of()))
                .run();
    }

    static Run aborted() {
        return Runs.seeded(10)
                .stopped(AbortCause.USER, "stopped by the user (Ctrl-C)", 9_000)
                .judged(new Verdict(
                        Judgement.INVALID,
                        List.of("the run was stopped by the user at 9 s"),
                        List.of(),
                        List.of(new ValidityCheck("ran to its end", false, "stopped at 9 s", "23 s", "")),
                        List.of(),
                        nothingCompared(),
                        List.of()))
                .run();
    }

    private static Comparison nothingCompared() {
        return new Comparison(List.of(BASELINE.get(0)), List.of(), ConfirmationMode.NOT_COMPARED, 0, null);
    }
}
