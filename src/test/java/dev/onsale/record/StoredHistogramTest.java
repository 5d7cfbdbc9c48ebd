package dev.onsale.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

/** A header may ask for gigabytes: it is refused before its library allocates them. */
class StoredHistogramTest {
    private static final int OUTER = 8;

    @Test
    void readsWhatWasWritten() throws DataFormatException {
        Histogram histogram = new Histogram(StepSeries.LATENCY_MS_MAX, StepSeries.SIGNIFICANT_DIGITS);
        histogram.recordValueWithCount(7, 3);
        histogram.recordValue(StepSeries.LATENCY_MS_MAX);

        assertThat(StoredHistogram.tallyOf(encoded(histogram))).isEqualTo(Tally.of(histogram));
    }

    @Test
    void refusesAHeaderThatIsNotOneOfOurs() {
        refuses(header -> header.putInt(4, Integer.MAX_VALUE), "counts of 2147483647 bytes");
        refuses(header -> header.putInt(4, -1), "counts of -1 bytes");
        refuses(header -> header.putInt(8, 5), "shifted values");
        refuses(header -> header.putInt(12, 5), "other digits than 3");
        refuses(header -> header.putLong(16, 1_000), "another lowest value than 1");
        refuses(header -> header.putLong(24, Long.MAX_VALUE), "a highest value of 9223372036854775807");
        refuses(header -> header.putDouble(32, Double.NaN), "scaled values");
        refuses(header -> header.putInt(0, 0x1c849301), "another encoding");
    }

    @Test
    void refusesMoreResponsesThanThereCanBe() {
        Histogram histogram = new Histogram(StepSeries.LATENCY_MS_MAX, StepSeries.SIGNIFICANT_DIGITS);
        histogram.recordValueWithCount(7, Long.MAX_VALUE / 2);
        histogram.recordValueWithCount(8, Long.MAX_VALUE / 2);

        assertThatThrownBy(() -> StoredHistogram.tallyOf(encoded(histogram)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("more responses than can be");
    }

    @Test
    void refusesWhatEndsEarly() {
        byte[] whole = encoded(new Histogram(StepSeries.SIGNIFICANT_DIGITS));
        for (int length = 0; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> StoredHistogram.tallyOf(cut)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    private static void refuses(Consumer<ByteBuffer> change, String why) {
        Histogram histogram = new Histogram(StepSeries.LATENCY_MS_MAX, StepSeries.SIGNIFICANT_DIGITS);
        histogram.recordValue(7);
        byte[] encoded = encoded(histogram);
        byte[] content = new byte[1_000];
        try {
            Inflater inflater = new Inflater();
            inflater.setInput(encoded, OUTER, encoded.length - OUTER);
            int length = inflater.inflate(content);
            inflater.end();
            change.accept(ByteBuffer.wrap(content));
            byte[] packed = new byte[1_000];
            Deflater deflater = new Deflater();
            deflater.setInput(content, 0, length);
            deflater.finish();
            int packedLength = deflater.deflate(packed);
            deflater.end();
            byte[] changed = ByteBuffer.allocate(OUTER + packedLength)
                    .put(encoded, 0, Integer.BYTES)
                    .putInt(packedLength)
                    .put(packed, 0, packedLength)
                    .array();
            assertThatThrownBy(() -> StoredHistogram.tallyOf(changed))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage(why);
        } catch (DataFormatException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] encoded(Histogram histogram) {
        ByteBuffer buffer = ByteBuffer.allocate(histogram.getNeededByteBufferCapacity());
        int length = histogram.encodeIntoCompressedByteBuffer(buffer);
        return Arrays.copyOf(buffer.array(), length);
    }
}
