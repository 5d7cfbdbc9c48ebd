package dev.onsale.judge;

import dev.onsale.record.BudgetCheck;
import dev.onsale.record.Run;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether others may be compared with a run: one in which people got what they came for, whatever was said of it when it
 * was judged. Its failures would become what is usual.
 */
public final class BaselineFitness {
    private BaselineFitness() {}

    /**
     * What stands against a run.
     *
     * @param broken what it did not succeed in; {@code null} where nobody came to the end at all
     * @param visitors of whom nobody did
     */
    public record Unfit(@Nullable BudgetCheck broken, long visitors) {}

    /** Empty if nothing does. */
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
