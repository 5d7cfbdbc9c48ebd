package dev.onsale.judge;

import dev.onsale.plan.Outcome;
import dev.onsale.record.BudgetCheck;
import dev.onsale.record.BudgetReason;
import dev.onsale.record.BudgetReason.Figure;
import dev.onsale.record.BudgetReason.Kind;
import dev.onsale.record.BudgetSubject;
import dev.onsale.record.RunSummary;
import dev.onsale.record.RunSummary.AbortCause;
import dev.onsale.record.Verdict.Unsaid;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * No run passes in which nothing succeeded, whatever limits a plan sets or disables: a step without a single success, a
 * kind of visitor of whom nobody got what they came for, a plain simulation whose end nobody reached. Only violations
 * are reported.
 *
 * <p>The visitors' own decisions do not count against the target: those who chose not to buy ({@code abandoned}) are
 * ignored, and if most of a kind found everything sold out, nobody could buy.
 */
final class SuccessChecks {

    /** Fewer failures than this, and no success, may be the bad luck of a rare step; but all of a smaller run are not. */
    static final long ASKED_MIN = 3;

    /** Fewer visitors of a kind than this may all have bad luck where others buy: none of 5 leaves up to 45 % (95 %). */
    static final long VISITORS_MIN = 5;

    private static final String REQUESTS = "requests";
    private static final String VISITORS = "visitors";

    private final RunSummary summary;
    private final List<StepResponses> steps;

    private SuccessChecks(RunSummary summary, List<StepResponses> steps) {
        this.summary = summary;
        this.steps = steps;
    }

    static List<BudgetCheck> broken(RunSummary summary, List<StepResponses> steps) {
        if (cutShort(summary)) {
            return List.of();
        }
        SuccessChecks success = new SuccessChecks(summary, steps);
        List<BudgetCheck> broken = new ArrayList<>();
        steps.stream().filter(success::neverSucceeded).map(success::never).forEach(broken::add);
        broken.addAll(summary.plain() == null ? success.journeys() : success.ends());
        return broken;
    }

    /** Whether somebody else than the target ended the run: then nobody knows whether people would have come to the end. */
    static boolean cutShort(RunSummary summary) {
        RunSummary.Abort aborted = summary.measured().aborted();
        return aborted != null && aborted.cause() != AbortCause.TARGET_FAILED;
    }

    /** Whether a step had requests and not one success. */
    static boolean neverSucceeded(RunSummary summary, StepResponses step) {
        long failed = step.ko() - new Refusals(summary).ordinaryWhereSomebodyFinished(step.step());
        return step.ok().total() == 0 && failed >= askedEnough(summary);
    }

    /** So many requests of a step that all failed are no bad luck. */
    static long askedEnough(RunSummary summary) {
        return Math.max(
                1, Math.min(ASKED_MIN, summary.measured().totals().visitors().started()));
    }

    private boolean neverSucceeded(StepResponses step) {
        return neverSucceeded(summary, step);
    }

    private BudgetCheck never(StepResponses step) {
        return broken(
                BudgetSubject.step(step.step()),
                step.step() + " success",
                REQUESTS,
                BudgetReason.of(Kind.ALL_FAILED, Figure.ALL, step.ko()).by(Counted.failures(summary, step.step())));
    }

    private List<BudgetCheck> journeys() {
        List<BudgetCheck> broken = new ArrayList<>();
        long finished = 0;
        Map<Outcome, Long> prevented = new EnumMap<>(Outcome.class);
        for (Map.Entry<String, Map<Outcome, Long>> kind :
                summary.measured().journeys().entrySet()) {
            if (!canFinish(kind.getKey(), kind.getValue())) {
                continue;
            }
            finished += finished(kind.getValue());
            Map<Outcome, Long> ends = prevented(kind.getValue());
            ends.forEach((outcome, count) -> prevented.merge(outcome, count, Long::sum));
            if (summary.measured().totals().finishing() != null
                    && finished(kind.getValue()) == 0
                    && sum(ends) >= VISITORS_MIN) {
                broken.add(broken(
                        BudgetSubject.visitors(kind.getKey()),
                        kind.getKey() + " success",
                        VISITORS,
                        nobody(kind.getValue())));
            }
        }
        if (broken.isEmpty() && finished == 0 && sum(prevented) > 0) {
            broken.add(broken(BudgetSubject.WHOLE, "success", VISITORS, nobody(prevented)));
        }
        return broken;
    }

    /**
     * Nothing is held against a target that failed nothing, whose visitors had no time to come to the end; nor that one
     * scenario's visitors lost every seat to those of another.
     */
    private List<BudgetCheck> ends() {
        Finished finished = Finished.of(summary);
        boolean others = finished.ends().stream().anyMatch(end -> end.succeeded() > 0);
        long failed = steps.stream().mapToLong(StepResponses::ko).sum();
        if (failed == 0 || (others && failed == new Refusals(summary).ofContention())) {
            return List.of();
        }
        List<BudgetCheck> broken = new ArrayList<>();
        Map<String, List<String>> lastSteps =
                Objects.requireNonNull(summary.plain()).lastSteps();
        if (lastSteps != null) {
            lastSteps.forEach((scenario, last) -> {
                if (steps.stream()
                        .noneMatch(
                                step -> last.contains(step.step()) && step.ok().total() > 0)) {
                    broken.add(broken(
                            new BudgetSubject(BudgetSubject.Sort.SCENARIO, scenario),
                            scenario + " success",
                            VISITORS,
                            BudgetReason.of(Kind.NOBODY_AT_ITS_END).about(last)));
                }
            });
        }
        return broken;
    }

    /** Whether anybody was kept from what they came for by something else than that all was sold. */
    static boolean somebodyWasPrevented(RunSummary summary) {
        Map<Outcome, Long> ends = new EnumMap<>(Outcome.class);
        summary.measured()
                .journeys()
                .values()
                .forEach(kind -> kind.forEach((outcome, n) -> ends.merge(outcome, n, Long::sum)));
        return sum(prevented(ends)) > 0;
    }

    /** Older runs do not record this, so single kinds are not judged: bots, for example, never buy. */
    private boolean canFinish(String kind, Map<Outcome, Long> outcomes) {
        List<String> finishing = summary.measured().totals().finishing();
        return finishing == null
                ? finished(outcomes) > 0 || outcomes.getOrDefault(Outcome.ABANDONED, 0L) == 0
                : finishing.contains(kind);
    }

    /**
     * The ends that are not the visitor's own wish; where most of those who wanted to buy heard that all was sold, only those
     * who had seats and could not pay for them, several.
     */
    private static Map<Outcome, Long> prevented(Map<Outcome, Long> outcomes) {
        Map<Outcome, Long> prevented = new EnumMap<>(Outcome.class);
        outcomes.forEach((outcome, count) -> {
            switch (outcome) {
                case SEAT_LOST, GAVE_UP, DECLINED, REFUSED, ERROR, UNKNOWN, CUT_OFF -> prevented.put(outcome, count);
                case BOUGHT, DONE, ABANDONED, SOLD_OUT -> {}
            }
        });
        if (outcomes.getOrDefault(Outcome.SOLD_OUT, 0L) < Math.max(1, sum(prevented))) {
            return prevented;
        }
        long declined = outcomes.getOrDefault(Outcome.DECLINED, 0L);
        return declined >= VISITORS_MIN ? Map.of(Outcome.DECLINED, declined) : Map.of();
    }

    private static long finished(Map<Outcome, Long> outcomes) {
        return outcomes.getOrDefault(Outcome.BOUGHT, 0L) + outcomes.getOrDefault(Outcome.DONE, 0L);
    }

    private static long sum(Map<Outcome, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    private static BudgetReason nobody(Map<Outcome, Long> ends) {
        return BudgetReason.of(Kind.NOBODY_FINISHED).by(Counted.outcomes(ends));
    }

    private static BudgetCheck broken(BudgetSubject subject, String name, String unit, BudgetReason why) {
        return BudgetCheck.of(name, 0.0, 1, unit, List.of(why))
                .unsaid(Unsaid.SUCCESS)
                .about(subject);
    }
}
