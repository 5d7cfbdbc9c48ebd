package dev.onsale.diagnose;

import dev.onsale.figures.Figures;
import dev.onsale.plan.Plan;
import dev.onsale.record.Diagnosis.Confidence;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The waiting room lets through more than the plan's outflow. Each visitor hears of it after it happened, so of a waiting
 * room that keeps its limit never more than {@code outflow · t + 1} have heard of it {@code t} after doors: this holds at
 * every instant, however seldom they ask.
 */
final class AdmissionOverLimit {

    /** Beyond the bound by this factor: clocks of two machines and the doors' own instant differ a little. */
    private static final double OVER_FROM = 1.1;

    private static final double OVER_PLAIN = 1.5;

    /** And by so many people. */
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
        double worstSeconds = 0;
        for (int i = 0; i < admitted.size(); i++) {
            double seconds = (admitted.get(i) - doorsMs) / 1000.0;
            double allowed = outflow * seconds + 1;
            if (seconds * 1000 >= AFTER_DOORS_MS && i + 1 >= allowed + OVER_MIN && (i + 1) / allowed > worst) {
                worst = (i + 1) / allowed;
                worstCount = i + 1;
                worstSeconds = seconds;
            }
        }
        double score = Ramp.up(worst, OVER_FROM, OVER_PLAIN);
        if (score <= 0) {
            return Optional.empty();
        }
        double perMinute = (worstCount - 1) / worstSeconds * 60;
        return Optional.of(Finding.of(
                        Explanation.ADMISSION_OVER_LIMIT,
                        score,
                        Confidence.MEDIUM,
                        "The waiting room let " + Figures.count(perMinute) + " a minute through, and the plan says "
                                + Figures.count(outflow * 60) + ".")
                .citing(
                        Figures.count(worstCount) + " visitors had been let through " + Figures.rough(worstSeconds)
                                + " s after doors, where the plan allows "
                                + Figures.count(Math.floor(outflow * worstSeconds + 1)),
                        Source.JOURNEYS));
    }
}
