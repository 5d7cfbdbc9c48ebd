package dev.onsale.diagnose;

import dev.onsale.record.evidence.EvidenceSlice;
import dev.onsale.record.evidence.EvidenceTotals;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.function.Predicate;

/**
 * What was reported, second by second.
 *
 * @param all index: the second of the run
 * @param byNode node to the same, by the nodes' own names
 * @param byStep step to the same
 */
record Seconds(
        List<EvidenceTotals> all, Map<String, List<EvidenceTotals>> byNode, Map<String, List<EvidenceTotals>> byStep) {

    static Seconds of(List<EvidenceSlice> slices) {
        int length = slices.stream().mapToInt(slice -> slice.second() + 1).max().orElse(0);
        return new Seconds(
                summed(slices, length, slice -> true),
                grouped(slices, length, EvidenceSlice::node),
                grouped(slices, length, EvidenceSlice::step));
    }

    int length() {
        return all.size();
    }

    /** The sum of these seconds. */
    EvidenceTotals sum(IntPredicate which) {
        return sum(all, which);
    }

    static EvidenceTotals sum(List<EvidenceTotals> seconds, IntPredicate which) {
        EvidenceTotals sum = EvidenceTotals.NOTHING;
        for (int second = 0; second < seconds.size(); second++) {
            if (which.test(second)) {
                sum = sum.plus(seconds.get(second));
            }
        }
        return sum;
    }

    private static Map<String, List<EvidenceTotals>> grouped(
            List<EvidenceSlice> slices, int length, Function<EvidenceSlice, String> by) {
        Map<String, List<EvidenceSlice>> groups = new TreeMap<>();
        slices.forEach(slice -> groups.computeIfAbsent(by.apply(slice), name -> new ArrayList<>())
                .add(slice));
        Map<String, List<EvidenceTotals>> summed = new TreeMap<>();
        groups.forEach((name, group) -> summed.put(name, summed(group, length, slice -> true)));
        return summed;
    }

    private static List<EvidenceTotals> summed(List<EvidenceSlice> slices, int length, Predicate<EvidenceSlice> which) {
        List<EvidenceTotals> seconds = new ArrayList<>(Collections.nCopies(length, EvidenceTotals.NOTHING));
        slices.stream()
                .filter(which)
                .forEach(slice ->
                        seconds.set(slice.second(), seconds.get(slice.second()).plus(slice.told())));
        return seconds;
    }
}
