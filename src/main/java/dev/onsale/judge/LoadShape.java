package dev.onsale.judge;

import dev.onsale.record.PerSecond;
import dev.onsale.record.PlainLoad;
import dev.onsale.record.RunSummary;
import dev.onsale.record.Starts;
import dev.onsale.record.Totals;
import dev.onsale.record.ValidityFinding;
import dev.onsale.record.ValidityFinding.Figure;
import dev.onsale.record.ValidityFinding.Kind;
import dev.onsale.record.Verdict.ValidityCheck;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Whether the load was the planned one: compares visitors started with those due, in total, per second and per phase.
 * If they differ, the target received another load than it is judged by.
 */
final class LoadShape {

    private static final double SHARE_RUN = 0.01;
    private static final double SHARE_PART = 0.05;

    /** In a phase one may be missing: below 20 visitors 5 % is less than one. */
    private static final long PHASE_MIN = 1;

    /** In a second three may differ: chance alone puts that many on the wrong side of its ends. */
    private static final long SECOND_MIN = 3;

    private LoadShape() {}

    static List<ValidityCheck> checks(RunSummary summary) {
        List<ValidityCheck> checks = new ArrayList<>();
        checks.add(inAll(summary));
        ValidityCheck seconds = bySecond(summary);
        if (seconds != null) {
            checks.add(seconds);
        }
        checks.addAll(byPhase(summary.measured().totals()));
        return checks;
    }

    private static ValidityCheck inAll(RunSummary summary) {
        Totals totals = summary.measured().totals();
        PlainLoad plain = summary.plain();
        if (plain != null && plain.startsUnknown() != null) {
            return ValidityCheck.of(
                    "visitors started",
                    true,
                    ValidityFinding.of(Kind.STARTED_UNCHECKED, plain.startsUnknown())
                            .with(Figure.STARTED, totals.visitors().started()));
        }
        return ValidityCheck.of(
                "visitors started",
                Math.abs(totals.visitors().started() - totals.visitors().due())
                        <= SHARE_RUN * totals.visitors().due(),
                startedOfDue(
                                Kind.STARTED,
                                totals.visitors().started(),
                                totals.visitors().due())
                        .with(Figure.ALLOWED_SHARE, SHARE_RUN));
    }

    private static ValidityFinding startedOfDue(Kind kind, long started, long due) {
        return ValidityFinding.of(kind).with(Figure.STARTED, started).with(Figure.DUE, due);
    }

    /** {@code null} for runs recorded before starts were counted per second, which are judged by phases only. */
    private static @Nullable ValidityCheck bySecond(RunSummary summary) {
        Starts starts = summary.measured().totals().starts();
        if (starts == null) {
            return null;
        }
        PerSecond due = starts.due();
        PerSecond started = starts.started();
        int seconds = Math.max(due.counts().size(), started.counts().size());
        int whole = wholeSeconds(summary, seconds);
        int worst = -1;
        double most = 0;
        int outside = 0;
        long owed = 0;
        for (int second = 0; second < whole; second++) {
            double late = Math.min(owed, second == 0 ? 0 : SHARE_PART * due.in(second - 1));
            double beyond = beyond(started.in(second), due.in(second), late);
            owed += due.in(second) - started.in(second);
            if (beyond > 1e-9) {
                outside++;
                if (worst < 0 || beyond > most) {
                    worst = second;
                    most = beyond;
                }
            }
        }
        ValidityFinding found = (outside == 0
                        ? ValidityFinding.of(Kind.STARTED_EACH_SECOND)
                        : outside(summary, startedOfDue(Kind.STARTED_OUTSIDE, started.in(worst), due.in(worst)))
                                .with(Figure.SECONDS_OUTSIDE, outside)
                                .with(Figure.WORST_MS, worst * 1000L))
                .with(Figure.SECONDS, whole)
                .with(Figure.ALLOWED_SHARE, SHARE_PART);
        return ValidityCheck.of("visitors started each second", outside == 0, found);
    }

    /** With the rate of an injector that was at its limit. */
    private static ValidityFinding outside(RunSummary summary, ValidityFinding found) {
        return InjectorRate.of(summary).map(rate -> rate.beside(found)).orElse(found);
    }

    /** If a run was stopped, its last second is incomplete. */
    static int wholeSeconds(RunSummary summary, int seconds) {
        long lastedMs = summary.measured().times().loadEndMs()
                - summary.measured().times().loadStartMs();
        return summary.measured().aborted() == null ? seconds : (int) Math.max(0, Math.min(seconds, lastedMs / 1000));
    }

    /**
     * By how much the number of visitors in a second exceeds the tolerance.
     *
     * @param late who were due before and may start now: some ms late is the next second for a few
     */
    private static double beyond(long started, long due, double late) {
        long more = started - due;
        return more > 0 ? more - Math.max(allowed(due), late) : -more - allowed(due);
    }

    static double allowed(long due) {
        return Math.max(SHARE_PART * due, SECOND_MIN);
    }

    private static List<ValidityCheck> byPhase(Totals totals) {
        List<ValidityCheck> checks = new ArrayList<>();
        for (Map.Entry<String, Long> phase : totals.visitors().dueByPhase().entrySet()) {
            long due = phase.getValue();
            long started = totals.visitors().startedByPhase().getOrDefault(phase.getKey(), 0L);
            boolean few = SHARE_PART * due < PHASE_MIN;
            ValidityFinding found = startedOfDue(Kind.STARTED_IN_PHASE, started, due);
            checks.add(ValidityCheck.of(
                    "visitors started in phase " + phase.getKey(),
                    Math.abs(started - due) <= (few ? PHASE_MIN : SHARE_PART * due),
                    few ? found : found.with(Figure.ALLOWED_SHARE, SHARE_PART)));
        }
        return checks;
    }
}
