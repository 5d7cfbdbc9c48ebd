package dev.onsale.report;

import dev.onsale.record.Diagnosis;
import dev.onsale.record.Fleet;
import dev.onsale.record.Run;
import dev.onsale.record.RunSummary;
import dev.onsale.record.StopReason;
import dev.onsale.record.Verdict;
import java.util.List;

/**
 * Puts a verdict, and what explains it, into the words in which they are stored, for those who read {@code run.json} by
 * themselves. onsale itself shows what is stored by its figures, so that a later version's words are those of that version.
 */
public final class Wording {
    private Wording() {}

    /** The run with this verdict, worded. */
    public static Run judged(Run run, Verdict verdict) {
        return run.with(stopped(run.summary())).judged(of(run.summary(), verdict));
    }

    /** The same with why it, and each of its injectors, stopped early in words. */
    private static RunSummary stopped(RunSummary summary) {
        RunSummary.Abort abort = summary.measured().aborted();
        RunSummary worded = abort == null
                ? summary
                : summary.with(summary.measured().with(abort.worded(StopWords.of(abort.reason()))));
        Fleet fleet = summary.attached().fleet();
        return fleet == null
                ? worded
                : worded.withFleet(fleet.with(
                        fleet.injectors().stream().map(Wording::worded).toList()));
    }

    private static Fleet.Injector worded(Fleet.Injector injector) {
        StopReason why = injector.shortfall().reason();
        return why == null ? injector : injector.with(injector.shortfall().worded(StopWords.of(why)));
    }

    /** A verdict on the run, worded; the same where a version stored it that kept sentences alone. */
    public static Verdict of(RunSummary summary, Verdict verdict) {
        return verdict.because() == null
                ? verdict
                : verdict.worded(
                        ReasonWords.stored(summary, verdict),
                        RemedyWords.of(summary, verdict),
                        ValidityWords.all(verdict),
                        verdict.budgets().stream()
                                .map(check -> check.worded(BudgetReasonWords.of(check), BudgetReasonWords.doubt(check)))
                                .toList(),
                        verdict.comparison()
                                .worded(verdict.comparison().leftOut().stream()
                                        .map(left -> left.worded(LeftOutWords.of(left)))
                                        .toList()),
                        verdict.cells().stream()
                                .map(cell -> cell.worded(CellReasonWords.of(cell)))
                                .toList());
    }

    /** What explains a verdict, worded. */
    public static List<Diagnosis> explained(Verdict verdict, List<Diagnosis> diagnoses) {
        return DiagnosisWords.all(verdict, diagnoses);
    }
}
