package dev.onsale.load;

import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Sends the request of a hook with the same rules as the load: HTTP/1.1, and any certificate is accepted. The duration
 * and size of a response are limited.
 */
final class HookClient {

    private static final Duration CONNECT_WITHIN = Duration.ofSeconds(10);

    /** The page that confirms an action is smaller; a larger response is not the response to a hook. */
    static final long BYTES_MAX = 16L << 20;

    /** The part of a response that messages may quote. */
    private static final int KEPT_MAX = 1 << 10;

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT_WITHIN)
            .sslContext(trustingAsTheLoad())
            // The interlock has checked the hook's own URL, but not the target of a redirect.
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    /**
     * @param within the time for the complete response, to its last byte
     * @return status and the beginning of the body
     * @throws IOException if there was none, with a message in plain words
     */
    HttpResponse<String> send(HttpRequest request, Duration within) throws IOException, InterruptedException {
        CompletableFuture<HttpResponse<String>> answer = client.sendAsync(request, response -> new Beginning());
        try {
            return answer.get(within.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new IOException("no complete response within " + within.toSeconds() + " s", e);
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            String said = cause == null ? null : cause.getMessage();
            throw new IOException(
                    said != null ? said : (cause == null ? e : cause).getClass().getSimpleName(), e);
        } finally {
            answer.cancel(true);
        }
    }

    private static SSLContext trustingAsTheLoad() {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {new TrustsEverybody()}, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK has no TLS", e);
        }
    }

    /** Keeps the beginning of a body, and ends a body that goes on for too long. */
    private static final class Beginning implements BodySubscriber<String> {
        private final CompletableFuture<String> body = new CompletableFuture<>();
        private final ByteBuffer kept = ByteBuffer.allocate(KEPT_MAX);
        private Flow.@Nullable Subscription subscription;
        private long bytes;

        @Override
        public CompletionStage<String> getBody() {
            return body;
        }

        @Override
        public void onSubscribe(Flow.Subscription given) {
            subscription = given;
            given.request(Long.MAX_VALUE);
        }

        @Override
        public void onNext(List<ByteBuffer> parts) {
            for (ByteBuffer part : parts) {
                bytes += part.remaining();
                part.limit(part.position() + Math.min(part.remaining(), kept.remaining()));
                kept.put(part);
            }
            if (bytes > BYTES_MAX && subscription != null) {
                subscription.cancel();
                body.completeExceptionally(
                        new IOException("a response of more than " + (BYTES_MAX >> 20) + " MB, the rest of it unread"));
            }
        }

        @Override
        public void onError(Throwable thrown) {
            body.completeExceptionally(thrown);
        }

        @Override
        public void onComplete() {
            body.complete(new String(kept.array(), 0, kept.position(), StandardCharsets.UTF_8));
        }
    }

    /** As Gatling does by default: rehearsal targets often have self-signed certificates. */
    private static final class TrustsEverybody extends X509ExtendedTrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
