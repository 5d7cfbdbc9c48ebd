package dev.onsale.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class TallyTest {

    @Property(tries = 500)
    void binsAreThoseOfAHistogram(@ForAll @LongRange(min = 0, max = StepSeries.LATENCY_MS_MAX) long ms) {
        Histogram histogram = new Histogram(StepSeries.LATENCY_MS_MAX, StepSeries.SIGNIFICANT_DIGITS);
        int bin = Bins.of(ms);

        assertThat(Bins.shortestMs(bin)).isEqualTo(histogram.lowestEquivalentValue(ms));
        assertThat(Bins.lowMs(bin)).isEqualTo(Math.max(0, histogram.lowestEquivalentValue(ms) - 0.5));
        assertThat(Bins.highMs(bin)).isEqualTo(histogram.highestEquivalentValue(ms) + 0.5);
    }

    @Property(tries = 200)
    void holdsAllThatAHistogramHolds(
            @ForAll @Size(max = 80) List<@LongRange(min = 0, max = StepSeries.LATENCY_MS_MAX) Long> values) {
        Histogram recorded = new Histogram(StepSeries.SIGNIFICANT_DIGITS);
        values.forEach(recorded::recordValue);

        Tally tally = Tally.of(recorded);

        assertThat(tally.total()).isEqualTo(values.size());
        Histogram again = tally.toHistogram();
        assertThat(again).isEqualTo(recorded);
        assertThat(again.getMaxValue()).isEqualTo(recorded.getMaxValue());
        assertThat(again.getMinValue()).isEqualTo(recorded.getMinValue());
        assertThat(again.getMean()).isEqualTo(recorded.getMean());
        assertThat(Tally.of(again)).isEqualTo(tally).hasSameHashCodeAs(tally);
    }

    @Test
    void tellsOtherCountsAndOtherTimesApart() {
        Tally tally = tally(20, 2);

        assertThat(tally).isNotEqualTo(tally(20, 3)).isNotEqualTo(tally(21, 2)).isEqualTo(tally(20, 2));
    }

    /** One step of one interval whose two response times are the same one. */
    @Test
    void aPackInWhichATimeStandsTwiceIsRefused() {
        byte[] packed = packed(1, 0, 100, 2, 0, 7, 0, 1, 1);

        assertThatThrownBy(() -> IntervalPack.unpack(packed, List.of("browse")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("7 ms, twice");
        assertThat(IntervalPack.unpack(packed(1, 0, 100, 2, 0, 7, 1, 1, 1), List.of("browse"))
                        .get(0)
                        .intervals())
                .singleElement()
                .satisfies(interval -> assertThat(interval.ok().total()).isEqualTo(2));
    }

    @Test
    void takesAwayWhatIsPartOfItAndNothingElse() {
        Tally both = tally(20, 2).plus(tally(35, 1));

        assertThat(both.minus(tally(20, 1)).orElseThrow())
                .isEqualTo(tally(20, 1).plus(tally(35, 1)));
        assertThat(both.minus(tally(35, 1)).orElseThrow()).isEqualTo(tally(20, 2));
        assertThat(both.minus(both).orElseThrow()).isEqualTo(Tally.EMPTY);
        assertThat(both.minus(Tally.EMPTY)).contains(both);
        assertThat(both.minus(tally(20, 3))).as("more than there are").isEmpty();
        assertThat(both.minus(tally(25, 1))).as("in between").isEmpty();
        assertThat(both.minus(tally(40, 1))).as("beyond its end").isEmpty();
    }

    private static byte[] packed(int... numbers) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int number : numbers) {
            bytes.write(number);
        }
        return bytes.toByteArray();
    }

    private static Tally tally(long ms, long count) {
        Histogram histogram = new Histogram(StepSeries.SIGNIFICANT_DIGITS);
        histogram.recordValueWithCount(ms, count);
        return Tally.of(histogram);
    }
}
