package dev.onsale.judge;

import dev.onsale.record.LeftOutReason;
import dev.onsale.record.Run;
import dev.onsale.record.RunSummary;
import dev.onsale.record.StepSeries;
import dev.onsale.record.ValidityFinding;
import dev.onsale.record.ValidityFinding.Figure;
import dev.onsale.record.ValidityFinding.Kind;
import dev.onsale.record.Verdict.ValidityCheck;
import dev.onsale.record.machine.InjectorHealth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Whether the injector did what the plan says. Nothing here depends on how slow or broken the target was: a saturated
 * target makes a valid run that fails. Nor does occasional lateness of the injector matter: what it may have added to
 * each response is recorded (see {@link InjectorEnds}).
 */
final class Validity {

    /** Whose build a run is of. */
    enum Side {
        BASELINE,
        CANDIDATE
    }

    private Validity() {}

    static List<ValidityCheck> checks(Run run, List<StepResponses> steps) {
        List<ValidityCheck> checks = new ArrayList<>();
        checks.add(ranToItsEnd(run.summary()));
        checks.add(answered(run.summary(), steps));
        // A clock that was set explains other deviations, so it comes first.
        ValidityCheck clock = clock(run);
        if (!clock.met()) {
            checks.add(clock);
        }
        checks.addAll(FleetWhole.checks(run.summary()));
        checks.addAll(LoadShape.checks(run.summary()));
        checks.add(faults(run.summary().measured().injector()));
        if (clock.met()) {
            checks.add(clock);
        }
        return checks;
    }

    private static ValidityCheck ranToItsEnd(RunSummary summary) {
        RunSummary.@Nullable Abort abort = summary.measured().aborted();
        if (abort == null) {
            return ended(ValidityFinding.of(Kind.RAN_TO_ITS_END));
        }
        return ended(
                switch (abort.cause()) {
                    case TARGET_FAILED -> ValidityFinding.of(Kind.TARGET_FAILED, abort);
                    case TARGET_UNREACHABLE -> ValidityFinding.of(Kind.TARGET_UNREACHABLE, abort);
                    case USER -> ValidityFinding.of(Kind.STOPPED_BY_USER, abort);
                    case INJECTOR ->
                        InjectorRate.of(summary)
                                .map(rate -> rate.beside(ValidityFinding.of(Kind.INJECTOR_AT_ITS_LIMIT, abort)))
                                .orElseGet(() -> ValidityFinding.of(Kind.STOPPED_BY_INJECTOR, abort)
                                        .by(summary.measured().injector().faults()));
                });
    }

    private static ValidityCheck ended(ValidityFinding found) {
        boolean met = found.kind() == Kind.RAN_TO_ITS_END || found.kind() == Kind.TARGET_FAILED;
        return ValidityCheck.of("ran to its end", met, found);
    }

    private static ValidityCheck answered(RunSummary summary, List<StepResponses> steps) {
        long responses = steps.stream().mapToLong(StepResponses::responses).sum();
        long cut = Silence.cut(summary);
        ValidityFinding found = Silence.isUnreachable(summary)
                ? ValidityFinding.of(Kind.NO_CONNECTION, Silence.where(summary))
                : responses == 0 && cut > 0
                        ? ValidityFinding.of(Kind.CUT_OFF, Silence.where(summary))
                                .with(Figure.CUT, cut)
                        : ValidityFinding.of(Kind.RESPONSES, summary.plan().name())
                                .with(Figure.RESPONSES, responses);
        return ValidityCheck.of("responses", found.kind() == Kind.RESPONSES && responses > 0, found);
    }

    private static ValidityCheck faults(InjectorHealth injector) {
        Map<String, Long> faults = new TreeMap<>(injector.faults());
        faults.values().removeIf(count -> count <= 0);
        return ValidityCheck.of(
                "faults of the injector",
                faults.isEmpty(),
                ValidityFinding.of(Kind.FAULTS).by(faults));
    }

    private static ValidityCheck clock(Run run) {
        InjectorHealth.@Nullable ClockStep step =
                run.summary().measured().injector().clockStep();
        boolean forward = run.summary().measured().times().loadEndMs()
                        >= run.summary().measured().times().loadStartMs()
                && run.latency().stream().allMatch(Validity::inOrder);
        ValidityFinding found = step != null
                ? ValidityFinding.of(Kind.CLOCK_SET).with(Figure.SET_BY_MS, step.byMs())
                : ValidityFinding.of(forward ? Kind.CLOCK_FORWARD : Kind.CLOCK_BACKWARDS);
        return ValidityCheck.of("clock", forward && step == null, found);
    }

    private static boolean inOrder(StepSeries series) {
        long end = Long.MIN_VALUE;
        for (StepSeries.Interval interval : series.intervals()) {
            if (interval.startMs() < end || interval.lengthMs() < 0) {
                return false;
            }
            end = interval.startMs() + interval.lengthMs();
        }
        return true;
    }

    /**
     * Why a run cannot be compared with; empty if it can.
     *
     * @param side of what it is a run: a baseline must have run to its end, while a candidate's target may have failed,
     *     which leaving it out would hide
     */
    static Optional<LeftOutReason> whyUnfit(Run run, List<StepResponses> steps, Side side) {
        RunSummary.@Nullable Abort abort = run.summary().measured().aborted();
        if (abort != null && side == Side.BASELINE) {
            return Optional.of(LeftOutReason.stoppedEarly(abort.reason()));
        }
        return checks(run, steps).stream()
                .filter(check -> !check.met())
                .map(LeftOutReason::invalid)
                .findFirst();
    }
}
