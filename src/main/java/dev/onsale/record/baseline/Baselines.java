package dev.onsale.record.baseline;

import dev.onsale.record.LeftOutReason;
import dev.onsale.record.Run;
import dev.onsale.record.Verdict;
import java.util.ArrayList;
import java.util.List;

/**
 * What the store holds for one candidate.
 *
 * @param comparable the newest last
 * @param leftOut every other stored run of the plan, and why it cannot be used
 * @param pinned those of the comparable runs that were pinned, the oldest first: they stay whatever their age, so that
 *     many small changes in one direction show
 */
public record Baselines(List<Run> comparable, List<Verdict.LeftOut> leftOut, List<Run> pinned) {

    /** How many were left out for their injector's compiler alone. */
    public long ofAnotherCompiler() {
        return leftOut.stream()
                .filter(left -> left.because() != null && left.because().kind() == LeftOutReason.Kind.ANOTHER_COMPILER)
                .count();
    }

    /** A copy with these runs too, which were made since and are in no store. */
    public Baselines and(List<Run> more) {
        List<Run> all = new ArrayList<>(comparable);
        all.addAll(more);
        return new Baselines(List.copyOf(all), leftOut, pinned);
    }
}
