package dev.onsale.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.onsale.record.Quantiles;
import dev.onsale.record.StepSeries;
import dev.onsale.record.Tally;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class ResponseTimesTest {

    @Property(tries = 300)
    void agreesWithTheRecordersQuantiles(
            @ForAll @Size(min = 1, max = 60) List<@LongRange(min = 0, max = 600_000) Long> values,
            @ForAll @DoubleRange(min = 0.1, max = 99.99) double percentile) {
        Histogram histogram = new Histogram(StepSeries.LATENCY_MS_MAX, StepSeries.SIGNIFICANT_DIGITS);
        values.forEach(histogram::recordValue);
        ResponseTimes times = new ResponseTimes();
        times.add(Tally.of(histogram));
        assertThat(times.quantile(percentile)).isCloseTo(Quantiles.valueAt(histogram, percentile), within(1e-6));
    }

    @Property(tries = 100)
    void takingBackLeavesWhatWasThere(
            @ForAll @Size(min = 1, max = 30) List<@LongRange(min = 0, max = 5000) Long> kept,
            @ForAll @Size(max = 30) List<@LongRange(min = 0, max = 90_000) Long> gone) {
        Histogram first = new Histogram(3);
        kept.forEach(first::recordValue);
        Histogram second = new Histogram(3);
        gone.forEach(second::recordValue);
        ResponseTimes times = new ResponseTimes();
        times.add(Tally.of(first));
        double before = times.quantile(95);
        times.add(Tally.of(second));
        times.subtract(Tally.of(second));
        assertThat(times.quantile(95)).isEqualTo(before);
        assertThat(times.total()).isEqualTo(kept.size());
    }

    @Test
    void countsWhatLiesAboveInProportion() {
        Histogram histogram = new Histogram(3);
        histogram.recordValueWithCount(10, 4);
        histogram.recordValueWithCount(20, 6);
        Tally tally = Tally.of(histogram);
        assertThat(tally.above(15)).isEqualTo(6);
        assertThat(tally.above(10)).isEqualTo(8);
        assertThat(tally.above(30)).isZero();
    }
}
