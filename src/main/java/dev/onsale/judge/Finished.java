package dev.onsale.judge;

import dev.onsale.plan.Outcome;
import dev.onsale.record.PlainLoad;
import dev.onsale.record.RunSummary;
import dev.onsale.record.RunSummary.StepPhase;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How many visitors got what they came for, and how many requests failed.
 *
 * @param visitors those whose outcome is known; for a plain simulation those who started
 * @param bought journeys with this outcome; {@code done} likewise; both 0 for a plain simulation
 * @param ends for a plain simulation, how often the last step of each scenario succeeded; empty otherwise
 * @param failed requests that failed, of {@code responses}
 */
public record Finished(
        long visitors, long bought, long done, boolean plain, List<End> ends, long failed, long responses) {

    /**
     * The end of a plain simulation's scenario.
     *
     * @param steps one of which is each visitor's last
     * @param succeeded how many of their requests
     */
    public record End(String scenario, List<String> steps, long succeeded) {}

    public Finished {
        ends = List.copyOf(ends);
    }

    /** Of a run as it is recorded. */
    public static Finished of(RunSummary summary) {
        List<StepPhase> steps = summary.measured().steps().stream()
                .filter(step -> step.phase().equals(RunSummary.ALL_PHASES))
                .toList();
        Map<Outcome, Long> outcomes = new EnumMap<>(Outcome.class);
        summary.measured()
                .journeys()
                .values()
                .forEach(kind -> kind.forEach((outcome, count) -> outcomes.merge(outcome, count, Long::sum)));
        long failed = steps.stream().mapToLong(StepPhase::ko).sum();
        return new Finished(
                summary.plain() == null
                        ? outcomes.values().stream().mapToLong(Long::longValue).sum()
                        : summary.measured().totals().visitors().started(),
                outcomes.getOrDefault(Outcome.BOUGHT, 0L),
                outcomes.getOrDefault(Outcome.DONE, 0L),
                summary.plain() != null,
                ends(summary.plain(), steps),
                failed,
                failed + steps.stream().mapToLong(StepPhase::ok).sum());
    }

    private static List<End> ends(@Nullable PlainLoad plain, List<StepPhase> steps) {
        List<End> ends = new ArrayList<>();
        if (plain != null && plain.lastSteps() != null) {
            plain.lastSteps()
                    .forEach((scenario, last) -> ends.add(new End(
                            scenario,
                            last,
                            steps.stream()
                                    .filter(step -> last.contains(step.step()))
                                    .mapToLong(StepPhase::ok)
                                    .sum())));
        }
        return ends;
    }

    /** Of all requests, 0 to 1; 0 where there was none. */
    public double failedShare() {
        return responses == 0 ? 0 : (double) failed / responses;
    }

    /** Visitors who got what they came for. */
    public long finished() {
        return bought + done;
    }
}
