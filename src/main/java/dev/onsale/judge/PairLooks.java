package dev.onsale.judge;

import java.util.ArrayList;
import java.util.List;

/**
 * When fresh pairs are looked at, and how much of the error may be spent there: a group-sequential design (C. Jennison, B. W.
 * Turnbull, "Group Sequential Methods with Applications to Clinical Trials", 2000). After m of M pairs the spending function
 * of K. K. G. Lan and D. L. DeMets ("Discrete sequential boundaries for clinical trials", Biometrika 70, 1983)
 *
 * <pre>{@code α*(m/M) = α·m/M}</pre>
 *
 * has been spent, so that a look after m pairs, the one before it after m′, has {@code α·(m − m′)/M} to itself. Each look
 * is the exact test of its pairs at that level, Holm over the cells included; that looks err on any of them with probability
 * at most the sum, α, holds however they depend on each other (C. E. Bonferroni, 1936). The joint law of successive t
 * statistics, with a variance that is borrowed and estimated anew at each look, need not be known for it, nor be normal.
 *
 * @param most pairs that are made at most, 2 or more
 */
public record PairLooks(int most) {

    /** Three pairs prove what is large, five most of what can be proven, eight what is moderate on restless machines. */
    private static final List<Integer> AFTER = List.of(3, 5, 8);

    /** After how many pairs there is a look, the last one after all. */
    public List<Integer> planned() {
        List<Integer> planned = new ArrayList<>();
        AFTER.stream().filter(pairs -> pairs < most).forEach(planned::add);
        planned.add(most);
        return List.copyOf(planned);
    }

    /** The planned look after more than this many pairs; the last one where there is none. */
    public int next(int pairs) {
        return planned().stream().filter(look -> look > pairs).findFirst().orElse(most);
    }

    /** Whether a look after so many pairs is the last one. */
    boolean isLast(int pairs) {
        return pairs >= most;
    }

    /** The part of the error that a look after so many pairs has to itself. */
    double share(int pairs) {
        int made = Math.min(pairs, most);
        int before = 0;
        for (int look : AFTER) {
            before = look < made ? look : before;
        }
        return (double) (made - before) / most;
    }
}
