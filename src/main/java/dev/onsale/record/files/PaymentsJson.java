package dev.onsale.record.files;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onsale.record.Payments;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads payments from the practice box office's {@code /practice/status}. */
public final class PaymentsJson {
    private PaymentsJson() {}

    /** @throws IOException if it is not JSON, or lacks a count; the message says which */
    public static Payments read(byte[] status) throws IOException {
        JsonNode seats = RunJson.MAPPER.readTree(status).path("seats");
        return new Payments(
                count(seats, "paymentsPaid"),
                count(seats, "paymentsDeclined"),
                count(seats, "paymentsPending"),
                count(seats, "paymentsLost"),
                count(seats, "paymentsRetried"),
                count(seats, "chargedTwice"));
    }

    private static long count(JsonNode seats, String key) throws IOException {
        @Nullable JsonNode count = seats.get(key);
        if (count == null || !count.isIntegralNumber()) {
            throw new IOException("/practice/status does not tell seats." + key);
        }
        return count.longValue();
    }
}
