package dev.onsale.record.files;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import dev.onsale.record.StoredHistogram;
import dev.onsale.record.Tally;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.zip.DataFormatException;
import org.HdrHistogram.Histogram;

/** Response times in a JSON document: a compressed histogram as in the interval logs, or nothing. */
final class TallyText {
    private TallyText() {}

    static final class Writer extends JsonSerializer<Tally> {
        @Override
        public void serialize(Tally tally, JsonGenerator json, SerializerProvider provider) throws IOException {
            json.writeString(textOf(tally));
        }
    }

    static final class Reader extends JsonDeserializer<Tally> {
        @Override
        public Tally deserialize(JsonParser json, DeserializationContext context) throws IOException {
            String text = json.getValueAsString("");
            try {
                return tallyIn(text);
            } catch (DataFormatException | RuntimeException e) {
                return (Tally) context.handleWeirdStringValue(Tally.class, text, "not a histogram: %s", e.getMessage());
            }
        }
    }

    static String textOf(Tally tally) {
        if (tally.total() == 0) {
            return "";
        }
        Histogram histogram = tally.toHistogram();
        ByteBuffer bytes = ByteBuffer.allocate(histogram.getNeededByteBufferCapacity());
        int length = histogram.encodeIntoCompressedByteBuffer(bytes);
        return Base64.getEncoder().encodeToString(Arrays.copyOf(bytes.array(), length));
    }

    static Tally tallyIn(String text) throws DataFormatException {
        if (text.isEmpty()) {
            return Tally.EMPTY;
        }
        Tally tally = StoredHistogram.tallyOf(Base64.getDecoder().decode(text));
        if (!tally.isOfResponses()) {
            throw new IllegalArgumentException("a response that took longer than any");
        }
        return tally;
    }
}
