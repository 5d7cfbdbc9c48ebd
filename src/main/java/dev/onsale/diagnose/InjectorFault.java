package dev.onsale.diagnose;

import dev.onsale.record.Diagnosis.Confidence;
import dev.onsale.record.RunSummary;
import dev.onsale.record.RunSummary.AbortCause;
import dev.onsale.record.Verdict.ValidityCheck;
import dev.onsale.record.clue.Clue;
import dev.onsale.record.clue.InjectorFaultClue;
import dev.onsale.record.clue.Source;
import java.util.List;
import java.util.Optional;

/** The run is invalid, and not because it was stopped by the user or because the target was never there. */
final class InjectorFault {
    private InjectorFault() {}

    static Optional<Finding> in(CaseFacts reading) {
        RunSummary summary = reading.file().candidate().summary();
        RunSummary.Abort abort = summary.measured().aborted();
        if (abort != null && abort.cause() != AbortCause.INJECTOR && abort.cause() != AbortCause.TARGET_FAILED) {
            return Optional.empty();
        }
        List<ValidityCheck> broken = reading.file().verdict().validity().stream()
                .filter(check -> !check.met())
                .toList();
        if (broken.isEmpty() || reading.all().responses() == 0) {
            return Optional.empty();
        }
        Finding finding = Finding.of(
                Explanation.INJECTOR_FAULT,
                1,
                Confidence.HIGH,
                Clue.of(InjectorFaultClue.NOT_TO_PLAN, broken.get(0).name()));
        for (ValidityCheck check : broken) {
            finding = finding.citing(Clue.of(InjectorFaultClue.CONDITION, check.name()), Source.VALIDITY)
                    .noting(Clue.of(InjectorFaultClue.REMEDY, check.name()));
        }
        return Optional.of(finding);
    }
}
