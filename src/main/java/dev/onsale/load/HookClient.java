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
 * Sends what a hook says, with the manners of the load: HTTP/1.1, and whatever certificate the target shows. No answer
 * takes longer, or more room, than it may.
 */
final class HookClient {

    private static final Duration CONNECT_WITHIN = Duration.ofSeconds(10);

    /** A page that says what was done is smaller; what goes on for longer is no answer to a hook. */
    static final long BYTES_MAX = 16L << 20;

    /** All that is ever told of an answer. */
    private static final int KEPT_MAX = 1 << 10;

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT_WITHIN)
            .sslContext(trustingAsTheLoad())
            // The interlock has looked at the hook's own URL, not at where a redirect leads.
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    /**
     * @param within for the answer as a whole, to its last byte
     * @return status and the beginning of the body
     * @throws IOException if there was none, in plain words
     */
    HttpResponse<String> send(HttpRequest request, Duration within) throws IOException, InterruptedException {
        CompletableFuture<HttpResponse<String>> answer = client.sendAsync(request, response -> new Beginning());
        try {
            return answer.get(within.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new IOException("no whole answer within " + within.toSeconds() + " s", e);
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

    /** Keeps the beginning of a body, and ends one that goes on for too long. */
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
                        new IOException("an answer of more than " + (BYTES_MAX >> 20) + " MB, the rest of it unread"));
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

    /** As Gatling does by default: targets of rehearsals have certificates of their own. */
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
