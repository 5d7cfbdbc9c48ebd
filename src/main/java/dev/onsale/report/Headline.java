package dev.onsale.report;

import dev.onsale.figures.Figures;
import dev.onsale.plan.GateSettings;
import dev.onsale.record.BudgetCheck;
import dev.onsale.record.Cell;
import dev.onsale.record.RunSummary;
import dev.onsale.record.Verdict;
import dev.onsale.record.Verdict.Unsaid;
import dev.onsale.report.document.Shortlist;
import dev.onsale.report.document.Tone;
import java.util.List;
import java.util.Optional;

/**
 * The verdict as it stands on top of every report.
 *
 * @param word {@code PASS}, {@code FAIL}, {@code INCONCLUSIVE}, {@code INVALID} or {@code NOT JUDGED}
 * @param decisive one sentence: what decided it
 * @param further the other reasons, one sentence each
 * @param means one sentence for readers who see such a report for the first time
 */
public record Headline(String word, Tone tone, String decisive, List<String> further, String means) {

    public static Headline of(RunSummary summary) {
        Verdict verdict = summary.verdict();
        if (verdict == null) {
            String why = summary.measured().aborted() == null
                    ? "this run was recorded and never judged"
                    : "the run stopped at "
                            + Figures.instant(summary.measured().aborted().atMs()) + " before it was judged: "
                            + StopWords.of(summary.measured().aborted().reason());
            return new Headline(
                    "NOT JUDGED", Tone.UNSURE, why, List.of(), "There are figures, and no verdict on them.");
        }
        List<String> reasons = ReasonWords.of(summary, verdict);
        return new Headline(
                verdict.judgement().name(),
                tone(verdict.judgement()),
                reasons.isEmpty() ? "no reason was recorded" : reasons.get(0),
                reasons.isEmpty() ? List.of() : Shortlist.of(reasons.subList(1, reasons.size())),
                means(summary, verdict));
    }

    private static Tone tone(Verdict.Judgement judgement) {
        return switch (judgement) {
            case PASS -> Tone.GOOD;
            case FAIL -> Tone.BAD;
            case INCONCLUSIVE, INVALID -> Tone.UNSURE;
        };
    }

    private static String means(RunSummary summary, Verdict verdict) {
        boolean compared = verdict.comparison().confirmation() != Verdict.ConfirmationMode.NOT_COMPARED;
        return switch (verdict.judgement()) {
            case PASS ->
                compared
                        ? "Nothing that was gated got worse, and in a response time of the whole run "
                                + detectable(summary.plan().limits().gate()) + " would have been detected."
                        : "The run met its budgets. It was compared with nothing, so a slow-down would not show.";
            case FAIL ->
                !verdict.ofAValidRun()
                        ? "Fresh pairs prove this build worse than the one it was compared with. Of the judged run itself,"
                                + " whose load was not what the plan asks for, nothing else counts."
                        : summary.measured().aborted() != null
                                ? "The target broke under a load that the plan says it must carry."
                                : verdict.cells().stream().anyMatch(cell -> cell.state() == Cell.State.REGRESSED)
                                        ? "This build is slower, or fails more, than the accepted runs it was compared with."
                                        : meansBroken(verdict);
            case INCONCLUSIVE ->
                "Not proven good and not proven bad: the runs at hand cannot tell a regression from noise.";
            case INVALID -> "The load was not what the plan asks for, so nothing can be said about the target.";
        };
    }

    private static String meansBroken(Verdict verdict) {
        List<Optional<Unsaid>> broken = verdict.budgets().stream()
                .filter(BudgetCheck::broken)
                .map(check -> Optional.ofNullable(check.unsaid()))
                .distinct()
                .toList();
        if (broken.contains(Optional.of(Unsaid.SUCCESS))) {
            return "Something that visitors need never worked, so that nothing else counts.";
        }
        return broken.equals(List.of(Optional.of(Unsaid.DEFAULT)))
                ? "More failed than may where the plan sets no limit of its own: the default is " + Defaults.limit()
                        + "."
                : "A limit that the plan sets was broken, whatever earlier runs did.";
    }

    /** Less than {@code minShift} never counts, so of fast steps nobody asks to see less than twice that. */
    private static String detectable(GateSettings gate) {
        String growth = "a growth of " + Figures.change(gate.mustDetect());
        return gate.minShift().isZero()
                ? growth
                : growth + ", or of " + Figures.time(gate.minShift().multipliedBy(2)) + " where that is more,";
    }
}
