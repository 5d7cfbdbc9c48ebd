package dev.onsale.rehearse;

import dev.onsale.plan.Plan;
import dev.onsale.record.Run;
import dev.onsale.record.RunConditions;
import dev.onsale.record.RunSummary;
import java.util.List;

/** A recorded run as if its plan had listed these cells under {@code gate.only}; the fingerprint does not change. */
final class Regated {

    private Regated() {}

    static Run gatingOnly(Run run, List<String> cells) {
        RunSummary summary = run.summary();
        Plan plan = summary.plan();
        Plan listed = plan.with(plan.limits().with(plan.limits().gate().gatingOnly(cells)));
        RunConditions known = summary.conditions();
        return new Run(
                summary.with(new RunConditions(known.fingerprint(), listed, known.targetUrl(), known.faults())),
                run.latency(),
                run.felt());
    }
}
