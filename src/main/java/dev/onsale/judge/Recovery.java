package dev.onsale.judge;

import dev.onsale.judge.StepResponses.Slice;
import dev.onsale.plan.Arrival;
import dev.onsale.plan.GateSettings;
import dev.onsale.plan.Plan;
import dev.onsale.plan.Shape;
import dev.onsale.record.BudgetCheck;
import dev.onsale.record.BudgetReason;
import dev.onsale.record.BudgetReason.Figure;
import dev.onsale.record.BudgetReason.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether every step recovered after the surge.
 *
 * <p>The <b>surge</b> begins where the planned rate first rises above the plan's opening rate, and ends where the plan
 * last leaves its peak rate: at the end of the last stretch that holds the peak or rises to it (for a spike: in its
 * middle). Before it lies the <b>calm</b>. A step is <b>back</b> at the start of the first 2 s after the surge in which
 * its p95 and its error share are inside the calm's band: p95 up to the calm's own plus the larger of {@code mustDetect}
 * of it and twice {@code minShift} (what the gate itself must be able to see), errors up to the calm's own share plus
 * one point. A step with fewer than five successful responses in them is given until it has five. Steps that nobody used in the calm (those behind a waiting room, before doors) have no band and are not
 * judged, nor are those that nobody used after the surge.
 */
final class Recovery {

    private static final long BACK_FOR_MS = 2000;
    private static final long CALM_SAMPLES_MIN = 20;
    private static final long BACK_SAMPLES_MIN = 5;

    /** Fewer responses after the surge, good or bad, do not tell whether a step came back. */
    private static final long AFTER_RESPONSES_MIN = 20;

    private static final double ERROR_SHARE_BAND = 0.01;
    private static final double PERCENTILE = 95;

    /** From its begin to its end, in ms since the start of the load. */
    record Surge(long beginMs, long endMs) {}

    /**
     * Whether a step came back, and when.
     *
     * @param tookMs after the surge's end; {@code null} if it never did
     * @param responsesAfter how many it answered after the surge, well or not
     * @param band inside which it was back
     */
    record Comeback(@Nullable Double tookMs, long responsesAfter, Band band) {}

    /** A p95 in ms and a share of errors. */
    record Band(double ms, double errors) {}

    private Recovery() {}

    static Optional<Surge> surge(List<Arrival> arrivals) {
        double opening = arrivals.get(0).fromPerSecond();
        double peak = arrivals.stream()
                .mapToDouble(stretch -> Math.max(stretch.fromPerSecond(), stretch.toPerSecond()))
                .max()
                .orElse(0);
        if (peak <= opening) {
            return Optional.empty();
        }
        long begin = -1;
        long end = 0;
        long at = 0;
        for (Arrival stretch : arrivals) {
            boolean rises = Math.max(stretch.fromPerSecond(), stretch.toPerSecond()) > opening;
            if (rises && begin < 0) {
                begin = at;
            }
            long length = stretch.over().toMillis();
            if (stretch.toPerSecond() >= peak) {
                end = at + (stretch.shape() == Shape.SPIKE ? length / 2 : length);
            } else if (stretch.fromPerSecond() >= peak) {
                end = Math.max(end, at);
            }
            at += length;
        }
        return Optional.of(new Surge(begin, end));
    }

    static List<BudgetCheck> checks(Plan plan, List<StepResponses> steps, Duration within) {
        Optional<Surge> surge = surge(plan.workload().arrivals());
        if (surge.isEmpty()) {
            return List.of(unseen(within, BudgetReason.of(Kind.NO_SURGE)));
        }
        List<BudgetCheck> checks = new ArrayList<>();
        for (StepResponses step : steps) {
            BudgetCheck check = check(plan, step, surge.get(), within);
            if (check != null) {
                checks.add(check);
            }
        }
        return checks.isEmpty()
                ? List.of(unseen(
                        within,
                        BudgetReason.of(Kind.TOO_FEW_AROUND_SURGE, Figure.NEEDED_BEFORE, CALM_SAMPLES_MIN)
                                .with(Figure.NEEDED_AFTER, AFTER_RESPONSES_MIN)))
                : checks;
    }

    private static BudgetCheck unseen(Duration within, BudgetReason why) {
        return BudgetCheck.of("recovery", null, within.toMillis(), "ms", List.of(why));
    }

    private static @Nullable BudgetCheck check(Plan plan, StepResponses step, Surge surge, Duration within) {
        return comeback(plan.limits().gate(), step, surge)
                .filter(comeback -> comeback.tookMs() != null || comeback.responsesAfter() >= AFTER_RESPONSES_MIN)
                .map(comeback -> check(step.step() + " recovery", comeback, surge, within))
                .orElse(null);
    }

    private static BudgetCheck check(String name, Comeback comeback, Surge surge, Duration within) {
        Double tookMs = comeback.tookMs();
        if (tookMs == null) {
            return BudgetCheck.of(
                    name, null, within.toMillis(), "ms", List.of(inBand(Kind.NEVER_BACK, comeback.band(), surge)));
        }
        List<BudgetReason> why =
                tookMs <= within.toMillis() ? List.of() : List.of(inBand(Kind.BACK_LATE, comeback.band(), surge));
        return BudgetCheck.of(name, tookMs, within.toMillis(), "ms", why);
    }

    private static BudgetReason inBand(Kind kind, Band band, Surge surge) {
        return BudgetReason.of(kind, Figure.BAND_MS, band.ms())
                .with(Figure.BAND_ERRORS, band.errors())
                .with(Figure.SURGE_END_MS, surge.endMs());
    }

    /** Empty for a step that has no band. */
    static Optional<Comeback> comeback(GateSettings gate, StepResponses step, Surge surge) {
        List<Slice> slices = step.slices();
        StepResponses calm = stretch(
                step,
                slices.stream()
                        .filter(slice -> slice.endMs() <= surge.beginMs())
                        .toList());
        if (calm.ok().total() < CALM_SAMPLES_MIN) {
            return Optional.empty();
        }
        double calmMs = calm.ok().quantile(PERCENTILE);
        double bandMs = calmMs
                + Math.max(gate.mustDetect() * calmMs, 2 * gate.minShift().toNanos() / 1e6);
        double bandErrors = (double) calm.ko() / calm.responses() + ERROR_SHARE_BAND;
        Band band = new Band(bandMs, bandErrors);
        StepResponses after = stretch(
                step,
                slices.stream()
                        .filter(slice -> slice.startMs() >= surge.endMs())
                        .toList());
        for (int start = 0; start < after.slices().size(); start++) {
            StepResponses window = window(after, start);
            boolean back = window.ok().total() >= BACK_SAMPLES_MIN
                    && window.ok().quantile(PERCENTILE) <= bandMs
                    && window.ko() <= bandErrors * window.responses();
            if (back) {
                double tookMs = after.slices().get(start).startMs() - surge.endMs();
                return Optional.of(new Comeback(tookMs, after.responses(), band));
            }
        }
        return Optional.of(new Comeback(null, after.responses(), band));
    }

    /** Of a step that is seldom asked for a longer one: that few ask for it is no reason to call it slow. */
    private static StepResponses window(StepResponses after, int start) {
        long limit = after.slices().get(start).startMs() + BACK_FOR_MS;
        List<Slice> inside = new ArrayList<>();
        long answered = 0;
        for (Slice slice : after.slices().subList(start, after.slices().size())) {
            if (slice.endMs() > limit && answered >= BACK_SAMPLES_MIN) {
                break;
            }
            inside.add(slice);
            answered += slice.ok().total();
        }
        return stretch(after, inside);
    }

    private static StepResponses stretch(StepResponses step, List<Slice> slices) {
        ResponseTimes ok = new ResponseTimes();
        slices.forEach(slice -> ok.add(slice.ok()));
        return new StepResponses(
                step.step(), slices, ok, slices.stream().mapToLong(Slice::ko).sum());
    }
}
