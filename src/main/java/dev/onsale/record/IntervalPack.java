package dev.onsale.record;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;

/**
 * Packs every interval of every step into one short byte string that deflates well; nothing is rounded or summed.
 *
 * <p>Whole numbers, each in as many bytes as it needs (LEB128): for every step the number of intervals; for every
 * interval its start since the one before, its length, and the numbers of distinct response times of the successful and
 * of the failed requests; then all those response times in ms, each as its distance from the one before in its
 * histogram; then how often each occurred. Placing like numbers side by side is what makes it small. If some requests
 * never got a response, theirs follow in the same way.
 */
public final class IntervalPack {
    private static final int PAYLOAD = 0x7f;
    private static final int MORE = 0x80;
    private static final int PAYLOAD_BITS = 7;
    private static final int NUMBER_BITS = 63;

    private IntervalPack() {}

    public static byte[] pack(List<StepSeries> steps) {
        byte[] all = packed(steps);
        List<StepSeries> unanswered =
                steps.stream().map(IntervalPack::unansweredOf).toList();
        return unanswered.stream().allMatch(step -> step.intervals().isEmpty())
                ? all
                : ByteBuffer.allocate(all.length + packed(unanswered).length)
                        .put(all)
                        .put(packed(unanswered))
                        .array();
    }

    /** The unanswered requests in the place of the failed ones: packed like a run of their own, after the whole one. */
    private static StepSeries unansweredOf(StepSeries step) {
        return new StepSeries(
                step.step(),
                step.intervals().stream()
                        .filter(interval -> interval.unanswered().total() > 0)
                        .map(interval -> new StepSeries.Interval(
                                interval.startMs(), interval.lengthMs(), Tally.EMPTY, interval.unanswered()))
                        .toList());
    }

    private static byte[] packed(List<StepSeries> steps) {
        ByteArrayOutputStream intervals = new ByteArrayOutputStream();
        ByteArrayOutputStream times = new ByteArrayOutputStream();
        ByteArrayOutputStream counts = new ByteArrayOutputStream();
        for (StepSeries step : steps) {
            append(intervals, step.intervals().size());
            long previousMs = 0;
            for (StepSeries.Interval interval : step.intervals()) {
                append(intervals, interval.startMs() - previousMs);
                append(intervals, interval.lengthMs());
                append(intervals, appendTimes(interval.ok(), times, counts));
                append(intervals, appendTimes(interval.ko(), times, counts));
                previousMs = interval.startMs();
            }
        }
        intervals.writeBytes(times.toByteArray());
        intervals.writeBytes(counts.toByteArray());
        return intervals.toByteArray();
    }

    private static int appendTimes(Tally tally, ByteArrayOutputStream times, ByteArrayOutputStream counts) {
        long previousMs = 0;
        for (int index = 0; index < tally.size(); index++) {
            long ms = Bins.shortestMs(tally.bin(index));
            append(times, ms - previousMs);
            append(counts, tally.count(index));
            previousMs = ms;
        }
        return tally.size();
    }

    private static void append(ByteArrayOutputStream bytes, long number) {
        if (number < 0) {
            throw new IllegalArgumentException("intervals are in order of time: " + number);
        }
        long rest = number;
        while (rest > PAYLOAD) {
            bytes.write((int) (rest & PAYLOAD) | MORE);
            rest >>>= PAYLOAD_BITS;
        }
        bytes.write((int) rest);
    }

    /**
     * @param names of the steps, in the order in which they were packed
     * @throws IllegalArgumentException if the bytes do not hold this many steps
     */
    public static List<StepSeries> unpack(byte[] packed, List<String> names) {
        return unpack(packed, names, bins -> {});
    }

    /** @param taking receives the number of distinct response times of every interval before the interval is made */
    public static List<StepSeries> unpack(byte[] packed, List<String> names, IntConsumer taking) {
        ByteBuffer bytes = ByteBuffer.wrap(packed);
        List<StepSeries> steps = unpacked(bytes, names, taking);
        if (bytes.hasRemaining()) {
            steps = withUnanswered(steps, unpacked(bytes, names, taking));
        }
        if (bytes.hasRemaining()) {
            throw new IllegalArgumentException(bytes.remaining() + " bytes are left over");
        }
        return steps;
    }

    private static List<StepSeries> withUnanswered(List<StepSeries> steps, List<StepSeries> unanswered) {
        List<StepSeries> all = new ArrayList<>();
        for (int step = 0; step < steps.size(); step++) {
            Map<Long, Tally> byStart = new HashMap<>();
            unanswered.get(step).intervals().forEach(interval -> byStart.put(interval.startMs(), interval.ko()));
            all.add(new StepSeries(
                    steps.get(step).step(),
                    steps.get(step).intervals().stream()
                            .map(interval ->
                                    interval.withUnanswered(byStart.getOrDefault(interval.startMs(), Tally.EMPTY)))
                            .toList()));
        }
        return all;
    }

    private static List<StepSeries> unpacked(ByteBuffer bytes, List<String> names, IntConsumer taking) {
        List<List<Outline>> outlines = new ArrayList<>();
        long different = 0;
        for (int step = 0; step < names.size(); step++) {
            int intervals = size(bytes);
            List<Outline> ofStep = new ArrayList<>();
            long startMs = 0;
            for (int interval = 0; interval < intervals; interval++) {
                startMs += number(bytes);
                Outline outline = new Outline(startMs, number(bytes), size(bytes), size(bytes));
                if (startMs < 0
                        || startMs > StepSeries.LENGTH_MS_MAX
                        || outline.lengthMs() > StepSeries.LENGTH_MS_MAX) {
                    throw new IllegalArgumentException("an interval that is in no run");
                }
                int ofInterval = outline.okTimes() + outline.koTimes();
                different += ofInterval;
                taking.accept(ofInterval);
                ofStep.add(outline);
            }
            outlines.add(ofStep);
        }
        if (2 * different > bytes.remaining()) {
            throw new IllegalArgumentException("it ends early");
        }
        ByteBuffer times = bytes.duplicate();
        for (long skipped = 0; skipped < different; skipped++) {
            number(bytes);
        }
        List<StepSeries> steps = new ArrayList<>();
        for (int step = 0; step < names.size(); step++) {
            List<StepSeries.Interval> intervals = outlines.get(step).stream()
                    .map(outline -> new StepSeries.Interval(
                            outline.startMs(),
                            outline.lengthMs(),
                            tally(outline.okTimes(), times, bytes),
                            tally(outline.koTimes(), times, bytes)))
                    .toList();
            steps.add(new StepSeries(names.get(step), intervals));
        }
        return steps;
    }

    /** One interval without its response times, only their numbers. */
    private record Outline(long startMs, long lengthMs, int okTimes, int koTimes) {}

    private static Tally tally(int different, ByteBuffer times, ByteBuffer counts) {
        if (different == 0) {
            return Tally.EMPTY;
        }
        int[] bins = new int[different];
        long[] seen = new long[different];
        long ms = 0;
        long total = 0;
        int before = -1;
        for (int index = 0; index < different; index++) {
            ms += number(times);
            if (ms < 0 || ms > StepSeries.LATENCY_MS_MAX) {
                throw new IllegalArgumentException("a response of " + ms + " ms");
            }
            int bin = Bins.of(ms);
            if (bin == before) {
                throw new IllegalArgumentException("responses of " + ms + " ms, twice");
            }
            bins[index] = bin;
            seen[index] = number(counts);
            total += seen[index];
            if (total < 0 || total > StoredHistogram.COUNT_MAX) {
                throw new IllegalArgumentException("more responses than can be");
            }
            before = bin;
        }
        return new Tally(bins, seen);
    }

    private static int size(ByteBuffer bytes) {
        long size = number(bytes);
        if (size > bytes.remaining()) {
            throw new IllegalArgumentException("it ends early");
        }
        return (int) size;
    }

    private static long number(ByteBuffer bytes) {
        long number = 0;
        for (int bits = 0; bits < NUMBER_BITS && bytes.hasRemaining(); bits += PAYLOAD_BITS) {
            int next = bytes.get();
            number |= (long) (next & PAYLOAD) << bits;
            if ((next & MORE) == 0) {
                return number;
            }
        }
        throw new IllegalArgumentException("it ends within a number");
    }
}
