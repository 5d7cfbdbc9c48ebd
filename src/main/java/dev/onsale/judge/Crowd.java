package dev.onsale.judge;

import dev.onsale.plan.Median;
import dev.onsale.plan.Plan;
import dev.onsale.record.BudgetCheck;
import dev.onsale.record.BudgetReason;
import dev.onsale.record.CellReason;
import dev.onsale.record.CellReason.Figure;
import dev.onsale.record.CellReason.Kind;
import dev.onsale.record.Run;
import dev.onsale.record.Verdict.Unsaid;
import dev.onsale.record.machine.ProcessorUse;
import java.util.Collection;
import java.util.List;

/**
 * The other programs on the target's machine, in the judged run and in the fresh ones. If they took much in both,
 * single slow runs are normal for every build there, and do not indicate an outage. A share in the judged run only is
 * no excuse: a database of the target looks like another program.
 *
 * <p>All processes of the practice box office are known. If other programs took its cores, nothing in a single run is
 * attributed to the build, however large, and fresh pairs decide; if none can be made, the run counts as measured.
 *
 * @param share of the cores that other programs took: in the judged run, or in the median fresh run if that is less; 0
 *     to 1
 * @param judged the same for the judged run alone
 * @param practice whether the practice box office is the target
 * @param pairable whether pairs can be made, or were
 */
record Crowd(double share, double judged, boolean practice, boolean pairable) {
    static final Crowd NONE = new Crowd(0, 0, false, false);

    /** Half a core of two: a surge finds the processor taken as often as not. */
    private static final double MUCH = 0.25;

    /** A fifth of a core of two, where no process of the target can be among the others. */
    private static final double MUCH_OF_PRACTICE = 0.10;

    /** @param fresh further runs of the candidate */
    static Crowd during(Run judged, Collection<Run> fresh, boolean pairable) {
        double share = share(judged);
        double again = fresh.isEmpty()
                ? 0
                : Median.of(fresh.stream().mapToDouble(Crowd::share).toArray());
        boolean practice = judged.summary().plan().destination().target().equals(Plan.PRACTICE);
        return new Crowd(Math.min(share, again), share, practice, pairable);
    }

    private static double share(Run run) {
        ProcessorUse use = run.summary().measured().injector().processor();
        return use == null ? 0 : use.takenFromTarget();
    }

    /** Whether one slow run that fresh runs do not reproduce is not a finding. */
    boolean explains() {
        return share >= much();
    }

    private double much() {
        return practice ? MUCH_OF_PRACTICE : MUCH;
    }

    /** Whether a single run says nothing about the build. */
    boolean starves() {
        return practice && pairable && judged >= much();
    }

    CellReason reason() {
        return CellReason.of(Kind.OTHERS_HAD_THE_MACHINE, Figure.OTHERS, share);
    }

    /** A limit that a starved target exceeded is not proven to be; that nothing succeeded at all is. */
    List<BudgetCheck> weighed(List<BudgetCheck> checks) {
        return checks.stream()
                .map(check -> starves() && check.broken() && check.unsaid() != Unsaid.SUCCESS
                        ? check.doubted(BudgetReason.of(
                                BudgetReason.Kind.OTHERS_HAD_THE_MACHINE, BudgetReason.Figure.OTHERS, judged))
                        : check)
                .toList();
    }
}
