package dev.onsale.fleet;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** An injector's connection to the coordinator: sends requests and returns the responses. */
final class Link {
    static final String TOKEN = "X-Onsale-Fleet";

    private static final Duration WITHIN = Duration.ofSeconds(3);
    private static final int OK = 200;

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(WITHIN)
            // A proxy of the JVM's settings would read the token.
            .proxy(HttpClient.Builder.NO_PROXY)
            .build();
    private final String address;
    private final String token;

    /** @param address host and port */
    Link(String address, String token) {
        this.address = address;
        this.token = token;
    }

    String address() {
        return address;
    }

    /** What to do if the coordinator cannot be reached. */
    String remedy() {
        return address.startsWith("127.") || address.startsWith("[::1]")
                ? "make the name of shard 0's machine resolve to its network address, for example in its /etc/hosts"
                : "allow connections between the injectors' machines";
    }

    /** @throws IOException if there is no response, or not from a coordinator of this fleet */
    Message ask(String what, Message message) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://" + address + "/" + what))
                .timeout(WITHIN)
                .header(TOKEN, token)
                .POST(HttpRequest.BodyPublishers.ofString(message.encoded()))
                .build();
        try {
            HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() != OK) {
                throw new IOException(address + " answered " + response.statusCode());
            }
            return Message.decoded(response.body());
        } catch (IllegalArgumentException e) {
            throw new IOException(address + " sent an invalid message: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    /** The coordinator's clock. */
    Clocks.Seen clock() throws IOException {
        Message seen = ask("clock", Message.EMPTY);
        return new Clocks.Seen(seen.number("received"), seen.number("answered"));
    }
}
