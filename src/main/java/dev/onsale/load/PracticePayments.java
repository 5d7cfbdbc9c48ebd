package dev.onsale.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.onsale.record.Payments;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Asks the practice box office what its own tables say of the payments since its last reset. */
final class PracticePayments {
    private static final Duration WITHIN = Duration.ofSeconds(10);

    private PracticePayments() {}

    /** @throws IOException if it does not answer, or answers what it should not; the message says what */
    static Payments at(URI target) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(target + "/practice/status"))
                .timeout(WITHIN)
                .GET()
                .build();
        try {
            HttpResponse<byte[]> response = HttpClient.newBuilder()
                    .connectTimeout(WITHIN)
                    .build()
                    .send(request, HttpResponse.BodyHandlers.ofByteArray());
            if (response.statusCode() != 200) {
                throw new IOException("/practice/status answered " + response.statusCode());
            }
            JsonNode seats = new ObjectMapper().readTree(response.body()).path("seats");
            return new Payments(
                    count(seats, "paymentsPaid"),
                    count(seats, "paymentsDeclined"),
                    count(seats, "paymentsPending"),
                    count(seats, "paymentsLost"),
                    count(seats, "paymentsRetried"),
                    count(seats, "chargedTwice"));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private static long count(JsonNode seats, String key) throws IOException {
        @Nullable JsonNode count = seats.get(key);
        if (count == null || !count.isIntegralNumber()) {
            throw new IOException("/practice/status does not tell seats." + key);
        }
        return count.longValue();
    }
}
