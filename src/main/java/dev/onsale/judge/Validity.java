package dev.onsale.judge;

import dev.onsale.record.InjectorHealth;
import dev.onsale.record.PlainLoad;
import dev.onsale.record.Run;
import dev.onsale.record.RunSummary;
import dev.onsale.record.StepSeries;
import dev.onsale.record.Verdict.ValidityCheck;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * Did the injector do what the plan says? Nothing here depends on how slow or broken the target was: a saturated
 * target makes a valid run that fails.
 */
final class Validity {

    /** Whose build a run is of. */
    enum Side {
        BASELINE,
        CANDIDATE
    }

    private static final double STARTED_SHARE_RUN = 0.01;
    private static final double STARTED_SHARE_PHASE = 0.05;

    /** Below this many visitors due in a phase, 5 % is less than one of them: one may be missing. */
    private static final long PHASE_DUE_MIN = 20;

    private static final double START_LAG_MS_MAX = 20;
    private static final double START_LAG_SHARE_OF_P50 = 0.05;
    private static final double EVENT_LOOP_LAG_MS_MAX = 50;

    /** From this share of its cores on, the injector's own CPU is what is short when its event loops are late. */
    static final double CPU_SHARE_SHORT = 0.8;

    /** Fewest responses whose median counts as a gated p50. */
    private static final long P50_SAMPLES_MIN = 20;

    private Validity() {}

    static List<ValidityCheck> checks(Run run, List<StepResponses> steps) {
        List<ValidityCheck> checks = new ArrayList<>();
        checks.add(ranToItsEnd(run.summary()));
        checks.add(answered(run.summary(), steps));
        checks.add(started(run.summary()));
        checks.addAll(startedByPhase(run.summary().totals()));
        checks.add(startLag(run.summary(), steps));
        checks.add(eventLoop(run.summary().injector()));
        checks.add(faults(run.summary().injector()));
        checks.add(clock(run));
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
                        "give the injector what it ran short of, then run again");
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

    private static ValidityCheck started(RunSummary summary) {
        RunSummary.Totals totals = summary.totals();
        PlainLoad plain = summary.plain();
        if (plain != null && plain.startsUnknown() != null) {
            return new ValidityCheck(
                    "visitors started",
                    true,
                    Figures.count(totals.started()) + ", not checked: " + plain.startsUnknown(),
                    "not known beforehand",
                    "");
        }
        return new ValidityCheck(
                "visitors started",
                Math.abs(totals.started() - totals.due()) <= STARTED_SHARE_RUN * totals.due(),
                Figures.count(totals.started()) + " of " + Figures.count(totals.due()),
                "within 1 % of those due",
                "give the injector more CPU, or lower the arrival rates");
    }

    private static List<ValidityCheck> startedByPhase(RunSummary.Totals totals) {
        List<ValidityCheck> checks = new ArrayList<>();
        for (Map.Entry<String, Long> phase : totals.dueByPhase().entrySet()) {
            long due = phase.getValue();
            long started = totals.startedByPhase().getOrDefault(phase.getKey(), 0L);
            boolean few = due < PHASE_DUE_MIN;
            double allowed = few ? 1 : STARTED_SHARE_PHASE * due;
            checks.add(new ValidityCheck(
                    "visitors started in phase " + phase.getKey(),
                    Math.abs(started - due) <= allowed,
                    Figures.count(started) + " of " + Figures.count(due),
                    few ? "within one of those due" : "within 5 % of those due",
                    "give the injector more CPU, or lower the rate of this phase"));
        }
        return checks;
    }

    private static ValidityCheck startLag(RunSummary summary, List<StepResponses> steps) {
        OptionalDouble fastest = summary.plan().gate().percentiles().contains(50.0)
                ? steps.stream()
                        .filter(step -> step.ok().total() >= P50_SAMPLES_MIN)
                        .mapToDouble(step -> step.ok().quantile(50))
                        .min()
                : OptionalDouble.empty();
        double limit = Math.max(START_LAG_MS_MAX, START_LAG_SHARE_OF_P50 * fastest.orElse(0));
        return lag(
                "start lag p99",
                summary.injector().startLagMs().get(99.0),
                limit,
                "",
                "give the injector cores of its own, or lower the arrival rates");
    }

    private static ValidityCheck eventLoop(InjectorHealth injector) {
        boolean cpuShort = injector.cpuShare() >= CPU_SHARE_SHORT;
        return lag(
                "event-loop lag p99",
                injector.eventLoopLagMs().get(99.0),
                cpuShort ? EVENT_LOOP_LAG_MS_MAX : Double.POSITIVE_INFINITY,
                ", injector at " + Figures.share(injector.cpuShare()) + " of its cores",
                "give the injector more cores, or spread the load over more injectors");
    }

    private static ValidityCheck lag(String name, @Nullable Double ms, double limitMs, String more, String hint) {
        String limit = limitMs == Double.POSITIVE_INFINITY
                ? "counts from " + Figures.share(CPU_SHARE_SHORT) + " of the injector's cores on"
                : "at most " + Figures.ms(limitMs);
        return ms == null
                ? new ValidityCheck(name, true, "not recorded", limit, "")
                : new ValidityCheck(name, ms <= limitMs, Figures.ms(ms) + more, limit, hint);
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
                "raise its limit on open files (ulimit -n) or ports (net.ipv4.ip_local_port_range)");
    }

    private static ValidityCheck clock(Run run) {
        boolean forward =
                run.summary().times().loadEndMs() >= run.summary().times().loadStartMs()
                        && run.latency().stream().allMatch(Validity::inOrder);
        return new ValidityCheck(
                "clock",
                forward,
                forward ? "went forward" : "went backwards during the run",
                "only forward",
                "let the injector's clock be slewed, never stepped, while a run is under way");
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
