package dev.onsale.diagnose;

import static dev.onsale.record.clue.Figure.*;

import dev.onsale.plan.Plan;
import dev.onsale.record.Diagnosis.Confidence;
import dev.onsale.record.clue.AdmissionOverLimitClue;
import dev.onsale.record.clue.Clue;
import dev.onsale.record.clue.Source;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The waiting room admits more than the plan's outflow. Each visitor learns of the admission after it happened. So with
 * a waiting room that keeps its limit, at most {@code outflow · t + 1} visitors know of theirs {@code t} after doors:
 * this holds at every instant, however rarely they poll.
 */
final class AdmissionOverLimit {

    /** Factor over the bound: the clocks of two machines and the instant of doors differ slightly. */
    private static final double OVER_FROM = 1.1;

    private static final double OVER_PLAIN = 1.5;

    /** Visitors over the bound. */
    private static final double OVER_MIN = 8;

    /** The first moments after doors are too short for a rate. */
    private static final long AFTER_DOORS_MS = 2000;

    private AdmissionOverLimit() {}

    static Optional<Finding> in(CaseFacts reading) {
        Plan plan = reading.file().candidate().summary().plan();
        Double outflow = plan.sale().outflowPerSecond();
        if (outflow == null) {
            return Optional.empty();
        }
        long doorsMs = plan.sale().doorsAt().toMillis();
        List<Long> admitted = reading.file().journeys().stream()
                .map(journey -> journey.admittedMs())
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .sorted()
                .toList();
        double worst = 0;
        int worstCount = 0;
        long worstMs = 0;
        for (int i = 0; i < admitted.size(); i++) {
            long afterMs = admitted.get(i) - doorsMs;
            double allowed = outflow * (afterMs / 1000.0) + 1;
            if (afterMs >= AFTER_DOORS_MS && i + 1 >= allowed + OVER_MIN && (i + 1) / allowed > worst) {
                worst = (i + 1) / allowed;
                worstCount = i + 1;
                worstMs = afterMs;
            }
        }
        double score = Ramp.up(worst, OVER_FROM, OVER_PLAIN);
        if (score <= 0) {
            return Optional.empty();
        }
        double worstSeconds = worstMs / 1000.0;
        return Optional.of(Finding.of(
                        Explanation.ADMISSION_OVER_LIMIT,
                        score,
                        Confidence.MEDIUM,
                        Clue.of(AdmissionOverLimitClue.TOO_MANY)
                                .with(PER_MINUTE, (worstCount - 1) / worstSeconds * 60)
                                .with(PER_MINUTE_PLANNED, outflow * 60))
                .citing(
                        Clue.of(AdmissionOverLimitClue.LET_THROUGH)
                                .with(SUCH, worstCount)
                                .with(LENGTH_MS, worstMs)
                                .with(ALLOWED, Math.floor(outflow * worstSeconds + 1)),
                        Source.JOURNEYS));
    }
}
