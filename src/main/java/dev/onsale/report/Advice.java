package dev.onsale.report;

import dev.onsale.figures.Figures;
import dev.onsale.judge.Finished;
import dev.onsale.judge.Rank;
import dev.onsale.record.Cell;
import dev.onsale.record.RunSummary;
import dev.onsale.record.Verdict;
import dev.onsale.record.Verdict.ConfirmationMode;
import dev.onsale.record.Verdict.Unsaid;
import dev.onsale.report.document.Shortlist;
import java.util.ArrayList;
import java.util.List;

/** What the reader can do next; one sentence each, the most useful first. */
public final class Advice {
    private Advice() {}

    public static List<String> on(RunSummary summary) {
        List<String> advice = new ArrayList<>();
        if (summary.measured().aborted() != null) {
            advice.add(afterAbort(summary.measured().aborted()));
        }
        Verdict verdict = summary.verdict();
        if (verdict == null) {
            advice.add("Judge it: onsale compare " + summary.id());
            return advice;
        }
        List<String> settling = RemedyWords.of(summary, verdict);
        advice.addAll(Shortlist.of(settling));
        switch (verdict.judgement()) {
            case PASS -> advice.addAll(afterPass(summary, verdict));
            case FAIL -> advice.addAll(afterFailure(summary, verdict));
            case INVALID -> {
                if (settling.isEmpty()) {
                    advice.addAll(hints(verdict));
                }
            }
            case INCONCLUSIVE -> {
                if (settling.isEmpty()) {
                    advice.add("Run it again, and record more baseline runs on other days.");
                }
            }
        }
        advice.addAll(ProcessorWords.advice(summary));
        return advice;
    }

    private static List<String> afterPass(RunSummary summary, Verdict verdict) {
        int wanted = summary.plan().limits().gate().baselineRuns();
        int have = verdict.comparison().baseline().size();
        if (verdict.keeps()) {
            return List.of("Nothing has to be done: this run is one of the baseline.");
        }
        if (have >= wanted) {
            return List.of("Nothing has to be done.");
        }
        double failed = Finished.of(summary).failedShare();
        double limit = summary.plan().limits().abort().errorShareMax();
        return failed > limit
                ? List.of("Do not make a baseline of this run: " + Figures.share(failed)
                        + " of its requests failed, more than the plan's abort rule allows (" + Figures.share(limit)
                        + ").")
                : List.of("Keep this run as a baseline (" + have + " of " + wanted + "): onsale baseline add "
                        + summary.id());
    }

    private static List<String> afterFailure(RunSummary summary, Verdict verdict) {
        List<String> advice = new ArrayList<>();
        Rank.first(verdict.cells().stream().filter(verdict::stands).toList())
                .map(Advice::first)
                .ifPresent(advice::add);
        Standing.broken(verdict).stream()
                .filter(check -> !BudgetReasonWords.of(check).isEmpty() && check.unsaid() != Unsaid.SUCCESS)
                .findFirst()
                .ifPresent(check -> advice.add("Look at what the target did when " + check.name()
                        + " was beyond its limit; the budgets below say when."));
        if (verdict.comparison().confirmation() == ConfirmationMode.PENDING) {
            advice.add(
                    "Fix that, then gate again: what else was flagged is tested once the run does not fail without it.");
        }
        if (summary.plain() == null
                && Standing.broken(verdict).stream().anyMatch(check -> check.unsaid() == Unsaid.SUCCESS)) {
            advice.add("Send one visitor and look at each answer: onsale check PLAN.");
        }
        if (Standing.broken(verdict).stream().anyMatch(check -> check.unsaid() == Unsaid.DEFAULT)) {
            advice.add(Defaults.lifting());
        }
        if (verdict.comparison().confirmation() == ConfirmationMode.CANDIDATES
                && verdict.cells().stream().anyMatch(cell -> cell.state() == Cell.State.REGRESSED)) {
            advice.add("Rule the machine out: gate again with --baseline-target, so that fresh pairs are compared.");
        }
        advice.addAll(hints(verdict));
        return advice;
    }

    private static List<String> hints(Verdict verdict) {
        return verdict.validity().stream()
                .filter(check -> !check.met())
                .flatMap(check -> RemedyWords.makingValid(check).stream())
                .distinct()
                .toList();
    }

    private static String first(Rank.Look look) {
        String step = "Look at " + look.step() + " first: ";
        return switch (look.why()) {
            case FAILS -> step + "its requests fail. Steps behind it may only be missing what it gave.";
            case VANISHED -> step + "nobody reached it. What leads there may be why.";
            case SLOWER -> step + "it grew most. Steps behind it may only be waiting for it.";
        };
    }

    private static String afterAbort(RunSummary.Abort abort) {
        return switch (abort.cause()) {
            case TARGET_FAILED ->
                "Look at the target's own log around " + Figures.instant(abort.begunMs())
                        + " after the load began: that is when it gave up.";
            case TARGET_UNREACHABLE ->
                "Start the target, or fix its address in the plan, then check it: onsale check PLAN";
            case USER -> "Run it again to its end: a run that was stopped proves nothing.";
            case INJECTOR ->
                "Fix the machine that generates the load: the sentence above says what ran short (ulimit -n for files).";
        };
    }
}
