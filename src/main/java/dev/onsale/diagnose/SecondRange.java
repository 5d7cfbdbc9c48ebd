package dev.onsale.diagnose;

import dev.onsale.record.clue.Clue.Part;
import dev.onsale.record.clue.Figure;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/** Seconds in a row, from the first to the last, both included. */
record SecondRange(int first, int last) {
    /** How many of one sort are listed at most. */
    static final int TOLD_MAX = 6;

    int length() {
        return last - first + 1;
    }

    boolean contains(int second) {
        return second >= first && second <= last;
    }

    /** Stretches of seconds that satisfy the predicate; bridges gaps of at most {@code gapMax} others. */
    static List<SecondRange> of(int seconds, int gapMax, IntPredicate so) {
        List<SecondRange> stretches = new ArrayList<>();
        for (int second = 0; second < seconds; second++) {
            if (!so.test(second)) {
                continue;
            }
            SecondRange previous = stretches.isEmpty() ? null : stretches.get(stretches.size() - 1);
            if (previous != null && second - previous.last() - 1 <= gapMax) {
                stretches.set(stretches.size() - 1, new SecondRange(previous.first(), second));
            } else {
                stretches.add(new SecondRange(second, second));
            }
        }
        return stretches;
    }

    static boolean anyContains(List<SecondRange> stretches, int second) {
        return stretches.stream().anyMatch(stretch -> stretch.contains(second));
    }

    /** The first of them, for a clue; a longer list helps no reader. */
    static List<Part> told(List<SecondRange> stretches) {
        return stretches.stream()
                .limit(TOLD_MAX)
                .map(stretch -> Part.of("").with(Figure.SECOND, stretch.first()).with(Figure.TO_SECOND, stretch.last()))
                .toList();
    }

    /** The largest number of instants within one span of this length. */
    static long mostWithin(List<Long> instantsMs, long lengthMs) {
        List<Long> sorted = instantsMs.stream().sorted().toList();
        long most = 0;
        int from = 0;
        for (int to = 0; to < sorted.size(); to++) {
            while (sorted.get(to) - sorted.get(from) >= lengthMs) {
                from++;
            }
            most = Math.max(most, to - from + 1);
        }
        return most;
    }
}
