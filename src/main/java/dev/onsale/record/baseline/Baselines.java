package dev.onsale.record.baseline;

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

    private static final String ANOTHER_COMPILER = "made by an injector that compiles in another way";

    /** The remedy for a run that differs only in its injector's compiler. */
    static String remedy(String theirs) {
        return ANOTHER_COMPILER + ": onsale gate PLAN --learn records new ones, --set injector.compiler=" + theirs
                + " compares with these";
    }

    /** How many were left out only for their injector's compiler. */
    public long ofAnotherCompiler() {
        return leftOut.stream()
                .filter(left -> left.why().contains(ANOTHER_COMPILER))
                .count();
    }

    /** A copy with these runs too, which were made since and are in no store. */
    public Baselines and(List<Run> more) {
        List<Run> all = new ArrayList<>(comparable);
        all.addAll(more);
        return new Baselines(List.copyOf(all), leftOut, pinned);
    }
}
