package dev.onsale.diagnose;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/** Seconds in a row, from the first to the last, both included. */
record Stretch(int first, int last) {

    int length() {
        return last - first + 1;
    }

    boolean contains(int second) {
        return second >= first && second <= last;
    }

    /** Stretches of seconds that are so; a gap of at most so many others does not end one. */
    static List<Stretch> of(int seconds, int gapMax, IntPredicate so) {
        List<Stretch> stretches = new ArrayList<>();
        for (int second = 0; second < seconds; second++) {
            if (!so.test(second)) {
                continue;
            }
            Stretch previous = stretches.isEmpty() ? null : stretches.get(stretches.size() - 1);
            if (previous != null && second - previous.last() - 1 <= gapMax) {
                stretches.set(stretches.size() - 1, new Stretch(previous.first(), second));
            } else {
                stretches.add(new Stretch(second, second));
            }
        }
        return stretches;
    }

    static boolean anyContains(List<Stretch> stretches, int second) {
        return stretches.stream().anyMatch(stretch -> stretch.contains(second));
    }

    /** {@code 3 to 5 s, 12 s}; at most six are named. */
    static String named(List<Stretch> stretches) {
        List<String> names = stretches.stream()
                .limit(6)
                .map(stretch -> Words.span(stretch.first(), stretch.last()))
                .toList();
        return String.join(", ", names) + (stretches.size() > names.size() ? ", …" : "");
    }

    /** The most instants that lie within one span of this length. */
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
