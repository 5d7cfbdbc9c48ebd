package dev.onsale.record;

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
import dev.onsale.record.files.RunDirectory;
import dev.onsale.record.live.LiveRecord;
import dev.onsale.record.live.PhaseBoundary;
import dev.onsale.record.live.Recorded;
import dev.onsale.record.machine.Calibration;
import dev.onsale.record.machine.InjectorHealth;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A plan and summaries in which every optional part is present. */
public final class Samples {
    public static final long LOAD_START = 1_720_699_200_000L;

    private Samples() {}

    static Plan plan() {
        return planFor("practice");
    }

    public static Plan planFor(String target) {
        Map<String, Double> visitors = new LinkedHashMap<>();
        visitors.put("fan", 0.8);
        visitors.put("bot", 0.2);
        return new Plan(
                "arena",
                "ArenaOnSale.java",
                new Destination(target, List.of("shop.example")),
                20240711,
                20,
                new Sale("arena", 1500, 20, Duration.ofSeconds(4), Duration.ofMinutes(2), 5, 30.0),
                new Workload(
                        List.of(
                                new Hook.Practice("reset"),
                                new Hook.Http("POST", "/reset?token=s3cret-hook"),
                                new Hook.Command(List.of("deploy", "--password", "s3cret-word"))),
                        List.of(),
                        new WarmUp(20, Duration.ofSeconds(5)),
                        List.of(
                                new Arrival("early", 10, 10, Duration.ofSeconds(4), Shape.CONSTANT),
                                new Arrival("doors", 10, 80, Duration.ofMillis(500), Shape.LINEAR)),
                        visitors,
                        "accounts.csv",
                        Duration.ofSeconds(10)),
                new PlanLimits(
                        new Budgets(
                                Map.of("hold", new Budgets.StepBudget(Map.of(99.9, Duration.ofMillis(800)), 0.005)),
                                Map.of(
                                        "fan",
                                        new Budgets.JourneyBudget(
                                                Map.of(Outcome.SEAT_LOST, new Budgets.ShareLimit(false, 0.3)))),
                                new Budgets.WorstWindow(
                                        Duration.ofSeconds(5), Map.of(95.0, Duration.ofSeconds(2)), 0.02),
                                Duration.ofSeconds(3)),
                        GateSettings.DEFAULT.confirmedByPairs(5),
                        AbortRule.DEFAULT),
                Variations.NONE);
    }

    public static Fingerprint fingerprint() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("plan", "arena");
        fields.put("cores", "2");
        return new Fingerprint(fields);
    }

    public static RunSummary summary(String id, Recorded recorded, @Nullable Verdict verdict) {
        return summary(id, plan(), "http://127.0.0.1:8080", fingerprint(), recorded, verdict);
    }

    public static RunSummary summary(
            String id,
            Plan plan,
            String targetUrl,
            Fingerprint fingerprint,
            Recorded recorded,
            @Nullable Verdict verdict) {
        return new RunSummary(
                        RunSummary.FORMAT,
                        id,
                        new RunConditions(fingerprint, plan, targetUrl, Map.of("hold-lock", 0.5)),
                        new Measurements(
                                new RunSummary.Times(LOAD_START - 10_000, LOAD_START, LOAD_START + 5_000),
                                new Totals(
                                        new Totals.Visitors(60, 60, 60, Map.of("early", 40L), Map.of("early", 40L)),
                                        recorded.responses(),
                                        null,
                                        null,
                                        null,
                                        null),
                                recorded.steps(),
                                recorded.journeys(),
                                new InjectorHealth(
                                        new TreeMap<>(Map.of(50.0, 0.5, 99.0, 2.9)),
                                        new TreeMap<>(Map.of(99.0, 1.0)),
                                        0.25,
                                        2,
                                        12,
                                        Map.of()),
                                List.of(new Calibration("before", 20.5, 0.031, -1)),
                                FormerAbort.of(RunSummary.AbortCause.TARGET_FAILED, "error share 0.9 for 10 s", 4_000)),
                        Map.of("onsale", "0.1.0"),
                        null,
                        Observed.NOTHING,
                        Attached.NOTHING)
                .judged(verdict);
    }

    /** A finished run on the disk, {@code folder/id}, not aborted: 90 successful and 10 failed responses. */
    public static Path runDirectory(
            Path folder, String id, Fingerprint fingerprint, long createdAtMs, @Nullable Verdict verdict) {
        RunDirectory directory;
        try {
            directory = RunDirectory.at(Files.createDirectories(folder.resolve(id)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        try (LiveRecord record =
                new LiveRecord(List.of(new PhaseBoundary("early", 0)), directory.path(), () -> LOAD_START)) {
            record.start(LOAD_START);
            for (int number = 0; number < 100; number++) {
                record.response("browse", LOAD_START, LOAD_START + number * 20L, number % 10 != 0, "timeout");
            }
            RunSummary all = summary(id, plan(), "http://127.0.0.1:8080", fingerprint, record.finish(), verdict);
            Measurements measured = all.measured();
            directory.writeSummary(all.with(new Measurements(
                    new RunSummary.Times(createdAtMs, LOAD_START, LOAD_START + 2_000),
                    measured.totals(),
                    measured.steps(),
                    measured.journeys(),
                    measured.injector(),
                    measured.calibrations(),
                    null)));
        }
        return directory.path();
    }

    public static Verdict verdict(Verdict.Judgement judgement) {
        return new Verdict(
                judgement,
                List.of("browse p95 grew"),
                List.of(),
                List.of(new Verdict.ValidityCheck("start lag", true, "3 ms", "20 ms", "")),
                List.of(new BudgetCheck("hold p99", true, 120.0, 800, "ms", "", null, null, null, null, null, null)),
                new Verdict.Comparison(
                        List.of("a"),
                        List.of(new Verdict.LeftOut("b", "corrupt", null)),
                        Verdict.ConfirmationMode.NOT_NEEDED,
                        0,
                        0.01,
                        null,
                        null,
                        null,
                        null),
                List.of(new Cell(
                        "browse",
                        "p95",
                        "ms",
                        Cell.State.NOT_GATED,
                        new CellFigures(10.0, 12.5, 0.25, 0.2, 0.3),
                        new CellProof(
                                0.01,
                                0.02,
                                true,
                                new Cell.Confirmation(List.of(0.1, 0.2), 0.15, 0.01, 0.01, true),
                                null,
                                400),
                        CellGrounds.worded("400 of 1,000 samples needed"))),
                null,
                null,
                null);
    }
}
