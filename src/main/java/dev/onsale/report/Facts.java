package dev.onsale.report;

import dev.onsale.figures.Figures;
import dev.onsale.plan.Outcome;
import dev.onsale.record.Cell;
import dev.onsale.record.PlainLoad;
import dev.onsale.record.RunSummary;
import dev.onsale.record.RunSummary.StepPhase;
import dev.onsale.record.Unanswered;
import dev.onsale.record.Verdict;
import dev.onsale.record.Verdict.ConfirmationMode;
import dev.onsale.record.machine.InjectorHealth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Sentences and figures that the terminal and the page share. */
final class Facts {
    private Facts() {}

    /** What the run was compared with, in one sentence. */
    static String comparedWith(@Nullable Verdict verdict) {
        if (verdict == null) {
            return "Nothing was compared: the run was not judged.";
        }
        if (verdict.judgement() == Verdict.Judgement.INVALID) {
            return "Nothing was compared: the run is invalid.";
        }
        Verdict.Comparison comparison = verdict.comparison();
        int runs = comparison.baseline().size();
        String baseline = Figures.count(runs) + (runs == 1 ? " baseline run" : " baseline runs");
        String how = switch (comparison.confirmation()) {
            case NOT_COMPARED ->
                "NOTHING WAS COMPARED (" + baseline
                        + "): only budgets were judged. Record baselines to see regressions.";
            case NOT_NEEDED ->
                verdict.cells().stream().anyMatch(Cell::flagged)
                        ? "With " + baseline + "; what was flagged is too large to need fresh runs."
                        : "With " + baseline + "; the screen flagged nothing.";
            case PENDING ->
                "With " + baseline
                        + (verdict.judgement() == Verdict.Judgement.FAIL
                                ? "; what was flagged is not confirmed, the verdict stands without it."
                                : "; what was flagged waits for confirmation.");
            case PAIRS ->
                "With " + baseline + "; what was flagged was tested again by " + comparison.pairs()
                        + " fresh interleaved pairs."
                        + (verdict.ofAValidRun() ? "" : " They alone count.");
            case CANDIDATES ->
                "With " + baseline + "; what was flagged was tested again by fresh runs: not machine-verified.";
        };
        Double drift = comparison.driftShare();
        if (drift == null || comparison.confirmation() == ConfirmationMode.NOT_COMPARED) {
            return how;
        }
        return drift == 0
                ? how + " The machine itself was within what the baseline runs showed."
                : how + " The machine itself drifted by " + Figures.change(drift) + " meanwhile.";
    }

    static String injector(InjectorHealth health) {
        String faults = health.faults().isEmpty()
                ? "no faults of its own"
                : health.faults().entrySet().stream()
                        .map(fault -> fault.getKey() + " × " + Figures.count(fault.getValue()))
                        .collect(Collectors.joining(", "));
        return "start lag " + highest(health.startLagMs()) + ", event loop " + highest(health.eventLoopLagMs()) + ", "
                + added(health) + "CPU " + Figures.share(health.cpuShare()) + " of "
                + health.cores() + (health.cores() == 1 ? " core" : " cores") + ", garbage collection "
                + Figures.time(health.gcPauseMs()) + ", " + faults;
    }

    private static String added(InjectorHealth health) {
        InjectorHealth.Added added = health.added();
        return added == null || added.responsesMs().isEmpty()
                ? ""
                : "may have added " + highest(added.responsesMs()) + " to responses"
                        + (added.waitForProcessorKnown() ? "" : " (waits for a processor not known here)") + ", ";
    }

    /** {@code p99 2.9 ms}, or {@code max 12 ms} where there were too few for that. */
    private static String highest(Map<Double, Double> quantilesMs) {
        Double p99 = quantilesMs.get(99.0);
        Double max = quantilesMs.get(100.0);
        return p99 == null && max != null ? "max " + Figures.time(max) : "p99 " + quantile(quantilesMs, 99);
    }

    /** A stored quantile; a dash where none was stored. */
    static String quantile(Map<Double, Double> quantilesMs, double percentile) {
        Double ms = quantilesMs.get(percentile);
        return ms == null ? "–" : Figures.time(ms);
    }

    /** Of a step's successful requests and of those that were never answered, which took longer than anybody knows. */
    static String quantile(StepPhase step, double percentile) {
        Unanswered unanswered = step.unanswered();
        if (unanswered == null) {
            return quantile(step.okQuantilesMs(), percentile);
        }
        return (unanswered.holds(percentile, step.ok()) ? "over " : "")
                + quantile(unanswered.quantilesMs(), percentile);
    }

    /** {@code browse 12, hold 3}: requests that the run's end cut off; empty if there were none. */
    static String cutOff(RunSummary summary) {
        return wholeRun(summary).stream()
                .filter(step -> step.cutOff() > 0)
                .map(step -> step.step() + " " + Figures.count(step.cutOff()))
                .collect(Collectors.joining(", "));
    }

    /** Every step's whole run, in order of first appearance. */
    static List<StepPhase> wholeRun(RunSummary summary) {
        return summary.measured().steps().stream()
                .filter(step -> step.phase().equals(RunSummary.ALL_PHASES))
                .toList();
    }

    /** {@code status 500 × 12, timed out × 3}, the most frequent first. */
    static String errors(Map<String, Long> errors) {
        return errors.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(error -> error.getKey() + " × " + Figures.count(error.getValue()))
                .collect(Collectors.joining(", "));
    }

    /** What the run's load went to: its target's URL, or what a simulation says itself. */
    static String target(RunSummary summary) {
        return summary.plan().targetsOwn()
                ? "its own addresses"
                : summary.conditions().targetUrl();
    }

    /** {@code shop.example:443 → 127.0.0.1:8443 (12 connections)} of each place; empty where nobody took them down. */
    static String loaded(RunSummary summary) {
        PlainLoad plain = summary.plain();
        Map<String, Long> addresses = plain == null ? null : plain.addresses();
        return addresses == null
                ? ""
                : addresses.entrySet().stream()
                        .map(address -> address.getKey() + " (" + Figures.count(address.getValue())
                                + (address.getValue() == 1 ? " connection)" : " connections)"))
                        .collect(Collectors.joining(", "));
    }

    /** What a plain simulation leaves open; empty for an on-sale. */
    static List<String> leftOpen(RunSummary summary) {
        PlainLoad plain = summary.plain();
        if (plain == null) {
            return List.of();
        }
        List<String> open = new ArrayList<>();
        open.add("Journeys and their outcomes are not known: a plain Gatling simulation tells of requests only.");
        if (plain.startsUnknown() != null) {
            open.add("How many visitors were due is not known: " + plain.startsUnknown() + ".");
        }
        NameFacts.hidden(summary).ifPresent(open::add);
        PlainLoad.CutOff cutOff = plain.cutOff();
        if (cutOff != null) {
            open.add("How it would have gone on is not known: the simulation ended itself after "
                    + Figures.time(cutOff.afterMs()) + " (throttle, maxDuration or --for), "
                    + Figures.count(cutOff.underWay()) + " visitors were cut off on their way"
                    + (cutOff.neverStarted() == 0
                            ? "."
                            : " and " + Figures.count(cutOff.neverStarted()) + " never started."));
        }
        plain.assertions().stream()
                .filter(assertion -> assertion.notJudged() != null)
                .map(assertion -> "Not judged: " + assertion.text() + ", because " + assertion.notJudged() + ".")
                .forEach(open::add);
        return open;
    }

    /** {@code 874 started of 900 planned}; how many were planned only where somebody knew. */
    static String started(RunSummary summary) {
        PlainLoad plain = summary.plain();
        String started = Figures.count(summary.measured().totals().visitors().started()) + " started";
        return plain != null && plain.startsUnknown() != null
                ? started
                : started + " of "
                        + Figures.count(summary.measured().totals().visitors().planned()) + " planned";
    }

    static double share(long part, long whole) {
        return whole == 0 ? 0 : (double) part / whole;
    }

    static long sum(Map<?, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    /** {@code bought 412 (39 %)}, in the order of {@link Outcome}; outcomes that nobody had are left out. */
    static List<String> outcomes(Map<Outcome, Long> counts) {
        long journeys = sum(counts);
        return had(counts).stream()
                .map(entry -> entry.getKey().label() + " " + Figures.count(entry.getValue()) + " ("
                        + Figures.share(share(entry.getValue(), journeys)) + ")")
                .toList();
    }

    /** The outcomes that somebody had, in their order. */
    static List<Map.Entry<Outcome, Long>> had(Map<Outcome, Long> counts) {
        return counts.entrySet().stream()
                .filter(entry -> entry.getValue() > 0)
                .sorted(Map.Entry.comparingByKey())
                .toList();
    }
}
