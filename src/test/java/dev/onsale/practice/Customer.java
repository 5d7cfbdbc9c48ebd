package dev.onsale.practice;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Talks to the box office as a browser would: plain HTTP, an admission token once it has one. */
final class Customer {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    /** A store that does not answer a node or the front within 150 ms counts as silent, on a busy machine sooner than on an idle one. */
    private static final Set<String> STORE_IS_SILENT =
            Set.of("the session could not be read", "the waiting room cannot tell places at the moment");

    private static final Duration ASKS_AGAIN_FOR = Duration.ofMinutes(1);

    private final URI front;
    private final Map<String, String> headers = new LinkedHashMap<>();
    private boolean patient = true;
    private Optional<String> token = Optional.empty();

    /** A status, a body, and what the server said of its timing. */
    record Answer(int status, JsonNode body, String text, String timing, Optional<String> cookie, HttpHeaders headers) {
        String string(String key) {
            return body.path(key).asText();
        }

        String header(String name) {
            return headers.firstValue(name).orElse("");
        }
    }

    Customer(URI front) {
        this.front = front;
    }

    /** Sets up a sale whose doors are open, and comes in. */
    static Customer admitted(PracticeBoxOffice boxOffice, String settings) {
        Customer customer = new Customer(boxOffice.front());
        customer.post("/practice/reset", settings);
        customer.queueUp();
        return customer;
    }

    void queueUp() {
        long deadlineNanos = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
        Answer joined = post("/queue", "{\"event\":\"arena\"}");
        Answer place = get("/queue/" + joined.string("queueId"));
        while (!place.body().has("token")) {
            if (System.nanoTime() > deadlineNanos || place.status() != 200) {
                throw new AssertionError("not let in: " + joined.status() + " " + joined.text() + ", " + place.status()
                        + " " + place.text());
            }
            Looks.pause();
            place = get("/queue/" + joined.string("queueId"));
        }
        token = Optional.of(place.string("token"));
    }

    Customer withToken(String newToken) {
        Customer other = new Customer(front);
        other.token = Optional.of(newToken);
        return other;
    }

    /** The same customer, who sends this header too. */
    Customer with(String header, String value) {
        Customer other = copy();
        other.headers.put(header, value);
        return other;
    }

    /** The same customer, who takes an error screen for an answer where the store was silent. Others ask again. */
    Customer impatient() {
        Customer other = copy();
        other.patient = false;
        return other;
    }

    private Customer copy() {
        Customer other = new Customer(front);
        other.token = token;
        other.headers.putAll(headers);
        other.patient = patient;
        return other;
    }

    Answer get(String path) {
        return answer(request(path).GET());
    }

    Answer delete(String path) {
        return answer(request(path).DELETE());
    }

    Answer post(String path, String body) {
        return answer(request(path).POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    Answer hold(String body) {
        return post("/events/arena/holds", body);
    }

    Answer order(String hold) {
        return post("/orders", "{\"hold\":\"" + hold + "\"}");
    }

    Answer pay(String order, String card, String key) {
        return answer(request("/payments")
                .header("Idempotency-Key", key)
                .POST(HttpRequest.BodyPublishers.ofString("{\"order\":\"" + order + "\",\"card\":\"" + card + "\"}")));
    }

    Answer status() {
        return get("/practice/status");
    }

    HttpRequest.Builder request(String path) {
        HttpRequest.Builder builder =
                HttpRequest.newBuilder(front.resolve(path)).timeout(Duration.ofSeconds(90));
        token.ifPresent(present -> builder.header("Admission-Token", present));
        headers.forEach(builder::header);
        return builder;
    }

    private Answer answer(HttpRequest.Builder request) {
        long untilNanos = System.nanoTime() + ASKS_AGAIN_FOR.toNanos();
        Answer answer = send(request);
        while (patient && STORE_IS_SILENT.contains(answer.string("error")) && System.nanoTime() < untilNanos) {
            Looks.pause();
            answer = send(request);
        }
        return answer;
    }

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException malformed) {
            throw new UncheckedIOException(malformed);
        }
    }

    static Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
            String text = response.body();
            return new Answer(
                    response.statusCode(),
                    text.isEmpty() ? JSON.createObjectNode() : JSON.readTree(text),
                    text,
                    response.headers().firstValue("Server-Timing").orElse(""),
                    response.headers().firstValue("Set-Cookie"),
                    response.headers());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
