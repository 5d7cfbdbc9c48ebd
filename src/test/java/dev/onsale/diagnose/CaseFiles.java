package dev.onsale.diagnose;

import dev.onsale.plan.AbortRule;
import dev.onsale.plan.Budgets;
import dev.onsale.plan.Destination;
import dev.onsale.plan.GateSettings;
import dev.onsale.plan.Outcome;
import dev.onsale.plan.Plan;
import dev.onsale.plan.PlanLimits;
import dev.onsale.plan.Sale;
import dev.onsale.plan.Variations;
import dev.onsale.plan.Workload;
import dev.onsale.record.Attached;
import dev.onsale.record.Cell;
import dev.onsale.record.CellFigures;
import dev.onsale.record.CellGrounds;
import dev.onsale.record.CellProof;
import dev.onsale.record.Fingerprint;
import dev.onsale.record.Journey;
import dev.onsale.record.Measurements;
import dev.onsale.record.Observed;
import dev.onsale.record.Run;
import dev.onsale.record.RunConditions;
import dev.onsale.record.RunSummary;
import dev.onsale.record.Totals;
import dev.onsale.record.Verdict;
import dev.onsale.record.Verdict.Comparison;
import dev.onsale.record.Verdict.ConfirmationMode;
import dev.onsale.record.Verdict.Judgement;
import dev.onsale.record.Verdict.ValidityCheck;
import dev.onsale.record.evidence.EvidenceSlice;
import dev.onsale.record.evidence.EvidenceTotals;
import dev.onsale.record.machine.InjectorHealth;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Case files of a {@link SyntheticShop}: a candidate with the mechanisms that are asked for, and three clean runs. */
final class CaseFiles {
    static final List<String> NAMES =
            List.of("join-queue", "browse", "seat-map", "hold", "checkout", "pay", "sell", "print", "occupancy");

    private CaseFiles() {}

    /** Nothing is wrong with it, and still the verdict says so: a false alarm. */
    static CaseFile clean(long seed, List<String> names) {
        return of(new CleanRuns(seed, names), 1, List.of(), Judgement.FAIL);
    }

    /** The same through a rolling restart, as it should be. */
    static CaseFile cleanRestart(long seed, List<String> names) {
        CleanRuns clean = new CleanRuns(seed, names);
        return of(clean, 1, List.of(), Judgement.FAIL, List.of(clean.restart()), clean.of(true, true));
    }

    static CaseFile with(long seed, double strength, List<String> names, Explanation... wrong) {
        return with(new CleanRuns(seed, names), strength, wrong);
    }

    static CaseFile with(CleanRuns clean, double strength, Explanation... wrong) {
        Judgement judgement = List.of(wrong).contains(Explanation.INJECTOR_FAULT) ? Judgement.INVALID : Judgement.FAIL;
        return of(clean, strength, List.of(wrong), judgement);
    }

    static CaseFile of(CleanRuns clean, double strength, List<Explanation> wrong, Judgement judgement) {
        boolean surges = !wrong.contains(Explanation.SHARED_STORE_STALLING);
        boolean restarts = wrong.contains(Explanation.NODE_NOT_READY);
        List<Mechanism> mechanisms = wrong.stream()
                .map(each -> Mechanisms.of(each, clean.seed, strength))
                .toList();
        return of(clean, strength, wrong, judgement, mechanisms, clean.of(surges, restarts));
    }

    private static CaseFile of(
            CleanRuns clean,
            double strength,
            List<Explanation> wrong,
            Judgement judgement,
            List<Mechanism> mechanisms,
            List<Run> baselines) {
        long seed = clean.seed;
        boolean surges = !wrong.contains(Explanation.SHARED_STORE_STALLING);
        SyntheticShop shop = new SyntheticShop(seed, seed * 31 + 1, clean.names, surges, mechanisms);
        Run candidate = run(shop, "candidate", wrong, strength);
        return new CaseFile(
                candidate,
                baselines,
                WrittenDown.slices(shop),
                journeys(seed, shop, wrong, strength),
                verdict(candidate, baselines, judgement));
    }

    static Run run(SyntheticShop shop, String id, List<Explanation> wrong, double strength) {
        long clerks = shop.responses.stream()
                .filter(response -> response.step == shop.steps.get(6))
                .count();
        boolean down = wrong.contains(Explanation.CHANNEL_DEPENDENCY_DOWN);
        long started = Math.round(10 * (SyntheticShop.SECONDS - SyntheticShop.SURGE) + shop.peak * SyntheticShop.SURGE);
        Map<String, Map<Outcome, Long>> journeys = new LinkedHashMap<>();
        journeys.put("fan", Map.of(Outcome.BOUGHT, started / 2, Outcome.SOLD_OUT, started / 2));
        journeys.put("clerk", down ? Map.of(Outcome.ERROR, clerks) : Map.of(Outcome.DONE, clerks));
        RunSummary summary = new RunSummary(
                RunSummary.FORMAT,
                id,
                new RunConditions(new Fingerprint(Map.of("plan", "p1")), plan(shop), "http://127.0.0.1:8080", Map.of()),
                new Measurements(
                        new RunSummary.Times(0, 1000, 1000 + SyntheticShop.SECONDS * 1000L),
                        new Totals(
                                new Totals.Visitors(started, started, started, Map.of(), Map.of()),
                                shop.responses.size(),
                                null,
                                null,
                                null,
                                null),
                        List.of(),
                        journeys,
                        new InjectorHealth(Map.of(99.0, 3.0), Map.of(99.0, 4.0), 0.3, 2, 20, Map.of()),
                        List.of(),
                        null),
                Map.of(),
                null,
                new Observed(WrittenDown.totals(WrittenDown.slices(shop)), null, WrittenDown.database(shop), null),
                Attached.NOTHING);
        return new Run(summary, WrittenDown.series(shop), List.of());
    }

    private static Plan plan(SyntheticShop shop) {
        return new Plan(
                "any",
                "Any.java",
                Destination.of("http://127.0.0.1:8080"),
                1,
                20,
                new Sale(
                        "any",
                        1500,
                        SyntheticShop.TICKET_TYPES,
                        Duration.ofSeconds(4),
                        Duration.ofMinutes(2),
                        5,
                        SyntheticShop.OUTFLOW),
                Workload.of(shop.arrivals(), Map.of("fan", 0.9, "clerk", 0.1)),
                new PlanLimits(
                        Budgets.NONE,
                        new GateSettings(0.05, Duration.ofMillis(2), 1.0, 3, 3, List.of(50.0, 95.0)),
                        AbortRule.DEFAULT),
                Variations.NONE);
    }

    /** A waiting room that lets through at its outflow; each visitor hears of it up to 1 s later. */
    private static List<Journey> journeys(long seed, SyntheticShop shop, List<Explanation> wrong, double strength) {
        SplittableRandom random = new SplittableRandom(seed + 99);
        double outflow =
                SyntheticShop.OUTFLOW * (wrong.contains(Explanation.ADMISSION_OVER_LIMIT) ? 1.3 + 0.7 * strength : 1);
        boolean open = wrong.contains(Explanation.WAITING_ROOM_BYPASSED);
        List<Journey> journeys = new ArrayList<>();
        long visitor = 0;
        double free = 4000;
        for (int second = 0; second < SyntheticShop.SECONDS; second++) {
            long count = shop.poisson(shop.load(second) * 2);
            for (long i = 0; i < count; i++) {
                long startedMs = second * 1000L + random.nextInt(1000);
                free = Math.max(Math.max(free + 1000 / outflow, 4000), startedMs);
                boolean past = open && random.nextDouble() < 0.5 * strength;
                journeys.add(new Journey(
                        visitor++,
                        "fan",
                        "any",
                        startedMs,
                        startedMs,
                        startedMs + 5000,
                        Outcome.BOUGHT,
                        6,
                        shop.steps.get(5).name(),
                        null,
                        past ? null : startedMs + 5,
                        null,
                        past ? null : Math.round(free + random.nextInt(1000))));
            }
        }
        return journeys;
    }

    /** Every step whose p95 grew by half, or that fails more than 1 %, is red. */
    private static Verdict verdict(Run candidate, List<Run> baselines, Judgement judgement) {
        List<Cell> cells = new ArrayList<>();
        for (int i = 0; i < candidate.latency().size(); i++) {
            var now = candidate.latency().get(i);
            var before = baselines.get(0).latency().get(i);
            boolean slower =
                    now.ok().getValueAtPercentile(95) > 1.5 * before.ok().getValueAtPercentile(95);
            boolean fails = now.ko().getTotalCount() > 0.01 * now.ok().getTotalCount();
            Cell.State state = slower || fails ? Cell.State.REGRESSED : Cell.State.STEADY;
            cells.add(new Cell(
                    now.step(),
                    "p95",
                    "ms",
                    state,
                    new CellFigures(1.0, 2.0, 1.0, 0.5, 1.5),
                    new CellProof(0.01, 0.01, slower, null, 0.3, 100),
                    CellGrounds.worded("")));
        }
        List<ValidityCheck> validity = judgement == Judgement.INVALID
                ? List.of(new ValidityCheck("start lag p99", false, "143 ms", "20 ms", "give it more cores"))
                : List.of();
        return new Verdict(
                judgement,
                List.of("wrong"),
                List.of(),
                validity,
                List.of(),
                new Comparison(
                        baselines.stream().map(Run::id).toList(),
                        List.of(),
                        ConfirmationMode.PAIRS,
                        3,
                        0.0,
                        null,
                        null,
                        null,
                        null),
                cells,
                null,
                null,
                null);
    }

    /** The same without anything that servers or a database told. */
    static CaseFile stripped(CaseFile file) {
        List<EvidenceSlice> slices = file.evidence().stream()
                .map(slice -> new EvidenceSlice(
                        slice.second(), slice.step(), EvidenceSlice.UNKNOWN_NODE, stripped(slice.told())))
                .toList();
        return new CaseFile(
                stripped(file.candidate()),
                file.baselines().stream().map(CaseFiles::stripped).toList(),
                slices,
                file.journeys(),
                file.verdict());
    }

    private static Run stripped(Run run) {
        RunSummary summary = run.summary();
        List<EvidenceSlice> slices = java.util.Objects.requireNonNull(
                        summary.observed().evidence())
                .stream()
                .map(step -> new EvidenceSlice(0, step.step(), "", stripped(step.told())))
                .toList();
        return new Run(withoutDatabase(summary, slices), run.latency(), run.felt());
    }

    /** With what the servers told, and without a database. */
    static CaseFile withoutDatabase(CaseFile file) {
        return new CaseFile(
                withoutDatabase(file.candidate()),
                file.baselines().stream().map(CaseFiles::withoutDatabase).toList(),
                file.evidence(),
                file.journeys(),
                file.verdict());
    }

    private static Run withoutDatabase(Run run) {
        List<EvidenceSlice> slices = java.util.Objects.requireNonNull(
                        run.summary().observed().evidence())
                .stream()
                .map(step -> new EvidenceSlice(0, step.step(), "", step.told()))
                .toList();
        return new Run(withoutDatabase(run.summary(), slices), run.latency(), run.felt());
    }

    private static RunSummary withoutDatabase(RunSummary of, List<EvidenceSlice> evidence) {
        return of.with(new Observed(WrittenDown.totals(evidence), null, null, null));
    }

    private static EvidenceTotals stripped(EvidenceTotals told) {
        return new EvidenceTotals(
                told.ok(),
                told.okTotalMs(),
                told.okSlowestMs(),
                told.errors(),
                told.withToken(),
                told.withoutToken(),
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                -1,
                -1,
                0);
    }
}
