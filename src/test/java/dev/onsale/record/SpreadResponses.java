package dev.onsale.record;

import java.util.List;
import java.util.function.LongUnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Responses that are spread evenly over the seconds of a run. */
final class SpreadResponses {
    private static final long FAILED_MS = 5;

    private SpreadResponses() {}

    /** @param ms how long the i-th successful one took */
    static List<StepSeries.Interval> over(int seconds, int successes, LongUnaryOperator ms, int failures) {
        long[] okMs = LongStream.range(0, successes).map(ms).toArray();
        long[] koMs = LongStream.range(0, failures).map(i -> FAILED_MS).toArray();
        return IntStream.range(0, seconds)
                .mapToObj(at -> new StepSeries.Interval(
                        at * 1000L, 1000, Tallied.of(inTurn(okMs, at, seconds)), Tallied.of(inTurn(koMs, at, seconds))))
                .toList();
    }

    private static LongStream inTurn(long[] all, int second, int seconds) {
        return IntStream.iterate(second, i -> i < all.length, i -> i + seconds).mapToLong(i -> all[i]);
    }
}
