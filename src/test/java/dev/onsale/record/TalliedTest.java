package dev.onsale.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.HdrHistogram.Histogram;

class TalliedTest {

    @Property(tries = 100)
    void whatIsCountedIsWhatAHistogramCounts(@ForAll List<@LongRange(max = StepSeries.LATENCY_MS_MAX) Long> timesMs) {
        Histogram histogram = new Histogram(StepSeries.SIGNIFICANT_DIGITS);
        timesMs.forEach(histogram::recordValue);

        assertThat(Tallied.of(timesMs.stream().mapToLong(Long::longValue))).isEqualTo(Tally.of(histogram));
        assertThat(Tallied.of(LongStream.empty())).isEqualTo(Tally.EMPTY);
    }
}
