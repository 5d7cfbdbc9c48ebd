package dev.onsale.judge;

import dev.onsale.record.InjectorHealth;
import dev.onsale.record.Run;
import dev.onsale.record.RunSummary;
import dev.onsale.record.StepSeries;
import dev.onsale.record.Verdict.ValidityCheck;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Did the injector do what the plan says? Nothing here depends on how slow or broken the target was: a saturated
 * target makes a valid run that fails. Nor does it matter how late the injector was now and then: what that may have
 * added to each response was recorded with it (see {@link InjectorEnds}).
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
        // A clock that was set is why the load had another shape.
        ValidityCheck clock = clock(run);
        if (!clock.met()) {
            checks.add(clock);
        }
        checks.addAll(LoadShape.checks(run.summary()));
        checks.add(faults(run.summary().injector()));
        if (clock.met()) {
            checks.add(clock);
        }
        return checks;
    }

    private static ValidityCheck ranToItsEnd(RunSummary summary) {
        RunSummary.@Nullable Abort abort = summary.aborted();
        if (abort == null) {
            return new ValidityCheck("ran to its end", true, "yes", "not stopped", "");
        }
        String observed = abort.detail() + ", at " + Figures.seconds(abort.atMs());
        String limit = "not stopped by the user, the injector or an unreachable target";
        return switch (abort.cause()) {
            case TARGET_FAILED -> new ValidityCheck("ran to its end", true, observed, limit, "");
            case TARGET_UNREACHABLE ->
                new ValidityCheck(
                        "ran to its end",
                        false,
                        "the target never answered: " + observed,
                        limit,
                        "start the target, or name the right one with --target");
            case USER ->
                new ValidityCheck(
                        "ran to its end", false, "stopped by the user: " + observed, limit, "let the run end");
            case INJECTOR ->
                new ValidityCheck(
                        "ran to its end",
                        false,
                        "stopped by a fault of the injector: " + observed,
                        limit,
                        Shortages.mended(summary.injector().faults().keySet()) + ", then run again");
        };
    }

    private static ValidityCheck answered(RunSummary summary, List<StepResponses> steps) {
        long responses = steps.stream().mapToLong(StepResponses::responses).sum();
        if (Silence.isUnreachable(summary)) {
            return new ValidityCheck(
                    "responses",
                    false,
                    Silence.where(summary) + " accepted no connection",
                    "at least 1",
                    "start the target, or name the right one with --target");
        }
        long cut = Silence.cut(summary);
        if (responses == 0 && cut > 0) {
            return new ValidityCheck(
                    "responses",
                    false,
                    "0; the end of the run cut off all " + Figures.count(cut) + " requests to "
                            + Silence.where(summary),
                    "at least 1",
                    "let the run last longer");
        }
        return new ValidityCheck(
                "responses",
                responses > 0,
                Figures.count(responses),
                "at least 1",
                "check that the scenario sends requests: onsale check "
                        + summary.plan().name());
    }

    private static ValidityCheck faults(InjectorHealth injector) {
        List<String> faults = injector.faults().entrySet().stream()
                .filter(fault -> fault.getValue() > 0)
                .sorted(Map.Entry.comparingByKey())
                .map(fault -> fault.getKey() + " (" + Figures.count(fault.getValue()) + ")")
                .toList();
        return new ValidityCheck(
                "faults of the injector",
                faults.isEmpty(),
                faults.isEmpty() ? "none" : String.join(", ", faults),
                "none",
                faults.isEmpty() ? "" : Shortages.mended(injector.faults().keySet()));
    }

    private static ValidityCheck clock(Run run) {
        InjectorHealth.@Nullable ClockStep step = run.summary().injector().clockStep();
        boolean forward =
                run.summary().times().loadEndMs() >= run.summary().times().loadStartMs()
                        && run.latency().stream().allMatch(Validity::inOrder);
        return new ValidityCheck(
                "clock",
                forward && step == null,
                step != null
                        ? "was set " + (step.byMs() < 0 ? "back" : "forward") + " by " + by(Math.abs(step.byMs()))
                                + " during the run"
                        : forward ? "went forward" : "went backwards during the run",
                "only forward, at its own pace",
                "let the injector's clock be slewed, never stepped, while a run is under way");
    }

    private static String by(long ms) {
        return ms < 10_000 ? Figures.ms(ms) : Figures.seconds(ms);
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
     * What makes a run unfit to be compared with, or an empty string.
     *
     * @param side of what it is a run: a baseline must have run to its end, while a candidate's target may have failed,
     *     which leaving it out would hide
     */
    static String whyUnfit(Run run, List<StepResponses> steps, Side side) {
        RunSummary.@Nullable Abort abort = run.summary().aborted();
        if (abort != null && side == Side.BASELINE) {
            return "stopped early: " + abort.detail();
        }
        return checks(run, steps).stream()
                .filter(check -> !check.met())
                .map(check -> "invalid: " + check.name() + " " + check.observed() + ", limit: " + check.limit())
                .findFirst()
                .orElse("");
    }
}
