package dev.onsale.report;

import dev.onsale.record.Cell;
import dev.onsale.record.RunSummary;
import dev.onsale.record.Verdict;
import dev.onsale.record.Verdict.ConfirmationMode;
import dev.onsale.record.Verdict.ValidityCheck;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What the reader can do next; one sentence each, the most useful first. */
public final class Advice {
    private Advice() {}

    public static List<String> on(RunSummary summary) {
        List<String> advice = new ArrayList<>();
        if (summary.aborted() != null) {
            advice.add(afterAbort(summary.aborted()));
        }
        Verdict verdict = summary.verdict();
        if (verdict == null) {
            advice.add("Judge it: onsale compare " + summary.id());
            return advice;
        }
        advice.addAll(Shortlist.of(verdict.settle()));
        switch (verdict.judgement()) {
            case PASS -> advice.addAll(afterPass(summary, verdict));
            case FAIL -> advice.addAll(afterFailure(verdict));
            case INVALID ->
                verdict.validity().stream()
                        .filter(check -> !check.met())
                        .map(ValidityCheck::hint)
                        .filter(hint -> !hint.isEmpty() && !advice.contains(hint))
                        .forEach(advice::add);
            case INCONCLUSIVE -> {
                if (verdict.settle().isEmpty()) {
                    advice.add("Run it again, and record more baseline runs on other days.");
                }
            }
        }
        return advice;
    }

    private static List<String> afterPass(RunSummary summary, Verdict verdict) {
        int wanted = summary.plan().gate().baselineRuns();
        int have = verdict.comparison().baseline().size();
        return have >= wanted
                ? List.of("Nothing has to be done.")
                : List.of("Keep this run as a baseline (" + have + " of " + wanted + "): onsale baseline add "
                        + summary.id());
    }

    private static List<String> afterFailure(Verdict verdict) {
        List<String> advice = new ArrayList<>();
        worst(verdict)
                .ifPresent(cell -> advice.add("Look at " + cell.step()
                        + " first: it grew most. Steps behind it may only be waiting for it."));
        verdict.budgets().stream()
                .filter(check -> !check.met() && !check.witness().isEmpty())
                .findFirst()
                .ifPresent(check ->
                        advice.add("Look up when " + check.name() + " broke its limit: " + check.witness() + "."));
        if (verdict.comparison().confirmation() == ConfirmationMode.CANDIDATES) {
            advice.add("Rule the machine out: gate again with --baseline-target, so that fresh pairs are compared.");
        }
        return advice;
    }

    private static Optional<Cell> worst(Verdict verdict) {
        return verdict.cells().stream()
                .filter(cell -> cell.state() == Cell.State.REGRESSED
                        && cell.change() != null
                        && cell.unit().equals("ms"))
                .max(Comparator.comparingDouble(cell -> cell.change() == null ? 0 : cell.change()));
    }

    private static String afterAbort(RunSummary.Abort abort) {
        return switch (abort.cause()) {
            case TARGET_FAILED ->
                "Look at the target's own log around " + Figures.instant(abort.begunMs())
                        + " after the load began: that is when it gave up.";
            case TARGET_UNREACHABLE ->
                "Start the target, or mend its address in the plan, then check it: onsale check PLAN";
            case USER -> "Run it again to its end: a run that was stopped proves nothing.";
            case INJECTOR ->
                "Mend the machine that makes the load: the sentence above says what ran short (ulimit -n for files).";
        };
    }
}
