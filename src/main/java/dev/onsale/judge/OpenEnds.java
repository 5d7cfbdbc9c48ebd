package dev.onsale.judge;

import dev.onsale.plan.Outcome;
import dev.onsale.record.PlainLoad;
import dev.onsale.record.Remedy;
import dev.onsale.record.RunSummary;
import dev.onsale.record.RunSummary.StepPhase;
import dev.onsale.record.VerdictReason;
import dev.onsale.record.VerdictReason.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What cannot be known of a run in which nobody got what they came for, or nobody of some did, and no failure says why: all
 * may have been sold or a shop may say so to everybody, nobody may have tried, the run may have ended first. Such a run is
 * no proof against the target, and none for it.
 */
final class OpenEnds {
    private OpenEnds() {}

    /** Empty where there is nothing of the kind. */
    static List<VerdictReason> of(RunSummary summary) {
        PlainLoad plain = summary.plain();
        return plain == null ? ofJourneys(summary) : ofSimulation(summary);
    }

    /** What would settle it. */
    static Remedy settling(VerdictReason open, RunSummary summary) {
        return Remedy.of(
                open.kind() != Kind.NOBODY_AT_ITS_END
                        ? Remedy.Kind.FREE_SEATS
                        : endedFirst(summary) ? Remedy.Kind.LONGER_THAN_JOURNEYS : Remedy.Kind.SEND_ONE_VISITOR);
    }

    /** Whether visitors of a plain simulation were still under way when it ended, or nobody knows. */
    private static boolean endedFirst(RunSummary summary) {
        PlainLoad plain = summary.plain();
        return plain == null || !plain.ownInjection() || plain.cutOff() != null;
    }

    private static List<VerdictReason> ofSimulation(RunSummary summary) {
        Finished finished = Finished.of(summary);
        List<Finished.End> unreached =
                finished.ends().stream().filter(end -> end.succeeded() == 0).toList();
        boolean others = unreached.size() < finished.ends().size();
        if (finished.responses() == 0 || finished.ends().isEmpty()) {
            return List.of();
        }
        List<VerdictReason> open = new ArrayList<>();
        if (others) {
            summary.measured().steps().stream()
                    .filter(step -> isRefusedToAll(step, summary))
                    .forEach(step -> open.add(VerdictReason.of(Kind.REFUSED_TO_ALL, step.step())));
        }
        boolean excused = finished.failed() == (others ? new Refusals(summary).ofContention() : 0);
        if (open.isEmpty() && excused) {
            if (!others) {
                return List.of(VerdictReason.of(Kind.NOBODY_AT_ITS_END));
            }
            unreached.forEach(end -> open.add(VerdictReason.of(Kind.NOBODY_AT_ITS_END, end.scenario())));
        }
        return open;
    }

    /** Whether it was never once granted, and but for people who got to an end would be said to have failed. */
    private static boolean isRefusedToAll(StepPhase step, RunSummary summary) {
        return step.phase().equals(RunSummary.ALL_PHASES)
                && step.ok() == 0
                && step.ko() >= SuccessChecks.askedEnough(summary)
                && step.ko() - new Refusals(summary).ordinary(step.step()) < SuccessChecks.askedEnough(summary);
    }

    private static List<VerdictReason> ofJourneys(RunSummary summary) {
        long soldOut = count(summary, Outcome.SOLD_OUT);
        long abandoned = count(summary, Outcome.ABANDONED);
        List<String> finishing = summary.measured().totals().finishing();
        if (finishing == null) {
            boolean finished = count(summary, Outcome.BOUGHT) + count(summary, Outcome.DONE) > 0;
            return !finished && soldOut > 0 && abandoned == 0
                    ? List.of(VerdictReason.of(Kind.SOLD_OUT_BEFORE))
                    : List.of();
        }
        boolean heard = finishing.stream().anyMatch(kind -> has(summary, kind, Outcome.SOLD_OUT));
        if (heard && finishing.stream().noneMatch(kind -> gotSeats(summary, kind))) {
            return List.of(VerdictReason.of(Kind.SOLD_OUT_BEFORE));
        }
        boolean nobodyTried = soldOut == 0
                && abandoned > 0
                && count(summary, Outcome.BOUGHT) + count(summary, Outcome.DONE) == 0
                && !SuccessChecks.somebodyWasPrevented(summary)
                && finishing.stream().anyMatch(summary.measured().journeys()::containsKey);
        return nobodyTried ? List.of(VerdictReason.of(Kind.NOBODY_TRIED)) : List.of();
    }

    /** Who came for something else is done whatever is left: it tells of seats only where others of the kind heard of none. */
    private static boolean gotSeats(RunSummary summary, String kind) {
        return has(summary, kind, Outcome.BOUGHT)
                || has(summary, kind, Outcome.DONE) && has(summary, kind, Outcome.SOLD_OUT);
    }

    private static boolean has(RunSummary summary, String kind, Outcome outcome) {
        return summary.measured().journeys().getOrDefault(kind, Map.of()).getOrDefault(outcome, 0L) > 0;
    }

    private static long count(RunSummary summary, Outcome outcome) {
        return summary.measured().journeys().values().stream()
                .mapToLong(outcomes -> outcomes.getOrDefault(outcome, 0L))
                .sum();
    }
}
