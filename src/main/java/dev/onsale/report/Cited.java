package dev.onsale.report;

import dev.onsale.figures.Figures;
import dev.onsale.record.BudgetCheck;
import dev.onsale.record.BudgetSubject;
import dev.onsale.record.Cell;
import dev.onsale.record.NoteworthyRequest;
import dev.onsale.record.Run;
import dev.onsale.record.RunSummary.StepPhase;
import dev.onsale.record.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Requests of a step that is wrong, to be looked up in the target's logs and traces: those that took longest and those that
 * failed first.
 *
 * @param step whose budget was exceeded, or whose cell regressed
 * @param what {@code slowest} or {@code first failed}
 */
record Cited(String step, String what, NoteworthyRequest request) {
    /** More of one sort lead to the same traces. */
    private static final int EACH_MAX = 2;

    /** In the order of the steps; empty where nothing is wrong, or where no request carried a trace. */
    static List<Cited> of(Run run) {
        Verdict verdict = run.summary().verdict();
        if (verdict == null || run.requests().isEmpty()) {
            return List.of();
        }
        List<String> names =
                Facts.wholeRun(run.summary()).stream().map(StepPhase::step).toList();
        List<Cited> cited = new ArrayList<>();
        names.stream().filter(step -> isWrong(verdict, step, names)).forEach(step -> cite(run, step, cited));
        return cited;
    }

    private static void cite(Run run, String step, List<Cited> cited) {
        List<NoteworthyRequest> all = run.requests().stream()
                .filter(request -> request.step().equals(step))
                .toList();
        all.stream()
                .filter(NoteworthyRequest::ok)
                .sorted(Comparator.comparingLong(NoteworthyRequest::latencyMs).reversed())
                .limit(EACH_MAX)
                .forEach(request -> cited.add(new Cited(step, "slowest", request)));
        all.stream()
                .filter(request -> !request.ok())
                .sorted(Comparator.comparingLong(NoteworthyRequest::startMs))
                .limit(EACH_MAX)
                .forEach(request -> cited.add(new Cited(step, "first failed", request)));
    }

    private static boolean isWrong(Verdict verdict, String step, List<String> names) {
        return Standing.cells(verdict).stream()
                        .anyMatch(cell -> cell.gated()
                                && cell.state() == Cell.State.REGRESSED
                                && cell.step().equals(step))
                || Standing.broken(verdict).stream()
                        .anyMatch(check ->
                                stepOf(check, names).filter(step::equals).isPresent());
    }

    /** Verdicts from before the subject was kept have the limit's name alone: of {@code Page 1 p95} the longest that fits. */
    private static Optional<String> stepOf(BudgetCheck check, List<String> names) {
        BudgetSubject subject = check.subject();
        return subject != null
                ? Optional.of(subject.of())
                : names.stream()
                        .filter(name -> check.name().startsWith(name + " "))
                        .max(Comparator.comparingInt(String::length));
    }

    /** {@code 12.4 s}: when it was sent, from the start of the load. */
    String sentAt() {
        return Figures.instant(request.startMs());
    }

    String took() {
        return Figures.time(request.latencyMs());
    }

    /** {@code status 503}, or the kind of failure with the status beside it; empty if a run from before does not hold it. */
    String answer() {
        String failure = request.failure();
        String status = request.status() == null ? "" : "status " + request.status();
        return failure == null
                ? status
                : status.isEmpty() || failure.contains(status) ? failure : failure + ", " + status;
    }

    /** {@code GET /events/…}; empty likewise. */
    String line() {
        return Objects.requireNonNullElse(request.line(), "");
    }

    /** Empty if it carried none. */
    String traceparent() {
        return Objects.requireNonNullElse(request.traceparent(), "");
    }
}
