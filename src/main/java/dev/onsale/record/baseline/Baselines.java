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
 * @param pinned those of the comparable runs that were pinned, the oldest first: however long ago they were recorded,
 *     they stay, so that many small changes of the same direction show
 */
public record Baselines(List<Run> comparable, List<Verdict.LeftOut> leftOut, List<Run> pinned) {

    private static final String ANOTHER_COMPILER = "made by an injector that compiles in another way";

    /** What is said of a run that differs in its injector's compiler alone. */
    static String remedy(String theirs) {
        return ANOTHER_COMPILER + ": onsale gate PLAN --learn records new ones, --set injector.compiler=" + theirs
                + " compares with these";
    }

    /** How many were left out for their injector's compiler alone. */
    public long ofAnotherCompiler() {
        return leftOut.stream()
                .filter(left -> left.why().contains(ANOTHER_COMPILER))
                .count();
    }

    /** The same, and these runs made since, which no store holds. */
    public Baselines and(List<Run> more) {
        List<Run> all = new ArrayList<>(comparable);
        all.addAll(more);
        return new Baselines(List.copyOf(all), leftOut, pinned);
    }
}
