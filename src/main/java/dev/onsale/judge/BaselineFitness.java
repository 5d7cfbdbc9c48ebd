package dev.onsale.judge;

import dev.onsale.record.BudgetCheck;
import dev.onsale.record.Run;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether a run may become a baseline: visitors got what they came for, whatever its verdict was. Otherwise its
 * failures would become the norm.
 */
public final class BaselineFitness {
    private BaselineFitness() {}

    /**
     * Why a run is unfit.
     *
     * @param broken the success check that failed; {@code null} if nobody finished at all
     * @param visitors how many visitors there were, none of whom finished
     */
    public record Unfit(@Nullable BudgetCheck broken, long visitors) {}

    /** Empty if the run is fit. */
    public static Optional<Unfit> against(Run run) {
        List<StepResponses> steps = StepResponses.of(run.latency());
        Optional<Unfit> broken = UnsaidLimits.checks(run.summary(), steps).stream()
                .filter(check -> !check.met())
                .findFirst()
                .map(check -> new Unfit(check, 0));
        Finished finished = Finished.of(run.summary());
        boolean nobody = !finished.plain() && finished.visitors() > 0 && finished.finished() == 0;
        return broken.isEmpty() && nobody ? Optional.of(new Unfit(null, finished.visitors())) : broken;
    }
}
