package dev.onsale.rehearse;

import dev.onsale.plan.Plan;
import dev.onsale.record.Run;
import dev.onsale.record.RunSummary;
import java.util.List;

/** A recorded run as if its plan had listed these cells under {@code gate.only}; the fingerprint does not change. */
final class Regated {

    private Regated() {}

    static Run gatingOnly(Run run, List<String> cells) {
        RunSummary summary = run.summary();
        Plan plan = summary.plan();
        Plan listed = new Plan(
                plan.name(),
                plan.scenario(),
                plan.target(),
                plan.allowedTargets(),
                plan.seed(),
                plan.pace(),
                plan.sale(),
                plan.beforeRun(),
                plan.afterRun(),
                plan.warmUp(),
                plan.arrivals(),
                plan.visitors(),
                plan.accounts(),
                plan.drain(),
                plan.budgets(),
                plan.gate().gatingOnly(cells),
                plan.abort());
        return new Run(
                new RunSummary(
                        summary.format(),
                        summary.id(),
                        summary.fingerprint(),
                        listed,
                        summary.targetUrl(),
                        summary.faults(),
                        summary.times(),
                        summary.totals(),
                        summary.steps(),
                        summary.journeys(),
                        summary.injector(),
                        summary.calibrations(),
                        summary.aborted(),
                        summary.versions(),
                        summary.plain(),
                        null),
                run.latency(),
                run.felt());
    }
}
