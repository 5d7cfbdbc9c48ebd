package dev.onsale.diagnose;

import dev.onsale.record.EvidenceSlice;
import dev.onsale.record.Told;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.function.Predicate;

/**
 * What was told second by second.
 *
 * @param all index: the second of the run
 * @param byNode node to the same, under the names by which they told of themselves
 * @param byStep step to the same
 */
record Seconds(List<Told> all, Map<String, List<Told>> byNode, Map<String, List<Told>> byStep) {

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

    /** Those seconds together. */
    Told sum(IntPredicate which) {
        return sum(all, which);
    }

    static Told sum(List<Told> seconds, IntPredicate which) {
        Told sum = Told.NOTHING;
        for (int second = 0; second < seconds.size(); second++) {
            if (which.test(second)) {
                sum = sum.plus(seconds.get(second));
            }
        }
        return sum;
    }

    private static Map<String, List<Told>> grouped(
            List<EvidenceSlice> slices, int length, Function<EvidenceSlice, String> by) {
        Map<String, List<EvidenceSlice>> groups = new TreeMap<>();
        slices.forEach(slice -> groups.computeIfAbsent(by.apply(slice), name -> new ArrayList<>())
                .add(slice));
        Map<String, List<Told>> summed = new TreeMap<>();
        groups.forEach((name, group) -> summed.put(name, summed(group, length, slice -> true)));
        return summed;
    }

    private static List<Told> summed(List<EvidenceSlice> slices, int length, Predicate<EvidenceSlice> which) {
        List<Told> seconds = new ArrayList<>(Collections.nCopies(length, Told.NOTHING));
        slices.stream()
                .filter(which)
                .forEach(slice ->
                        seconds.set(slice.second(), seconds.get(slice.second()).plus(slice.told())));
        return seconds;
    }
}
