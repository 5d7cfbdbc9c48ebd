package dev.onsale.load;

import dev.onsale.record.Payments;
import dev.onsale.record.files.PaymentsJson;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Asks the practice box office what its own tables show about the payments since its last reset. */
final class PracticePayments {
    private static final Duration WITHIN = Duration.ofSeconds(10);

    private PracticePayments() {}

    /**
     * Call it before the next reset. A run is valid without it; then a message says why it is missing.
     *
     * @return {@code null} for another target, and if there is no usable response
     */
    static @Nullable Payments of(LoadOrder order, Consumer<String> told) {
        if (!order.plan().targetsPractice()) {
            return null;
        }
        try {
            return at(order.target());
        } catch (IOException e) {
            told.accept("payments are not counted: " + e.getMessage());
            return null;
        }
    }

    /** @throws IOException if it does not respond, or not as expected, with a message */
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
            return PaymentsJson.read(response.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
