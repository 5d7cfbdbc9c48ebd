package dev.onsale.gatling.http;

import dev.onsale.gatling.failure.InjectorShortException;
import io.gatling.http.client.HttpListener;
import io.gatling.http.client.Request;
import io.gatling.http.engine.tx.HttpTx;
import io.gatling.http.request.HttpRequestConfig;
import io.gatling.http.util.HttpHelper$;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpResponseStatus;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * Sees the events of one request before Gatling does. Gatling reports the end of a request during one of these calls.
 * Gatling skips bodies that no check reads; of the others, no more is kept than fits.
 */
final class HeardAnswer implements HttpListener {

    private final HttpListener gatlings;
    private final HttpTx transaction;
    private final OpenRequests open;
    private final OpenRequests.@Nullable Sent request;
    private final AnswerLimits limits;
    private final AnswerLimits.Share share;
    private @Nullable Channel channel;
    private boolean multiplexed;
    private boolean kept;
    private boolean givenUp;

    /** @param request {@code null} if it is not in the statistics */
    HeardAnswer(
            HttpListener gatlings,
            HttpTx transaction,
            OpenRequests open,
            OpenRequests.@Nullable Sent request,
            AnswerLimits limits) {
        this.gatlings = gatlings;
        this.transaction = transaction;
        this.open = open;
        this.request = request;
        this.limits = limits;
        this.share = limits.new Share();
    }

    @Override
    public void onSend() {
        if (request != null) {
            open.begun(request);
        }
        gatlings.onSend();
    }

    @Override
    public void onFinalClientRequest(Request sent) {
        gatlings.onFinalClientRequest(sent);
    }

    @Override
    public void onProtocolAwareness(boolean isHttp2) {
        multiplexed = isHttp2;
        gatlings.onProtocolAwareness(isHttp2);
    }

    @Override
    public void onWrite(Channel written) {
        channel = written;
        gatlings.onWrite(written);
    }

    @Override
    public void onHttpResponse(HttpResponseStatus status, HttpHeaders headers) {
        if (open.isOver()) {
            return;
        }
        kept = keepsBody(transaction.request().requestConfig(), headers);
        limits.droppedCookies(CookieLimit.apply(transaction.currentSession(), headers));
        heard(() -> gatlings.onHttpResponse(status, headers));
    }

    private static boolean keepsBody(HttpRequestConfig request, HttpHeaders headers) {
        return request.storeBodyParts()
                || (request.httpProtocol().responsePart().inferHtmlResources()
                        && (HttpHelper$.MODULE$.isHtml(headers) || HttpHelper$.MODULE$.isCss(headers)));
    }

    @Override
    public void onHttpResponseBodyChunk(ByteBuf chunk, boolean last) {
        if (givenUp || open.isOver()) {
            return;
        }
        try {
            if (kept) {
                share.keep(chunk.readableBytes());
            }
        } catch (InjectorShortException e) {
            giveUp(e);
            return;
        }
        heard(() -> gatlings.onHttpResponseBodyChunk(chunk, last));
        if (last) {
            share.release();
        }
    }

    private void giveUp(InjectorShortException why) {
        givenUp = true;
        onThrowable(why);
        // HTTP/2 shares a connection among responses.
        if (channel != null && !multiplexed) {
            channel.close();
        }
    }

    @Override
    public void onThrowable(Throwable cause) {
        // Each visitor that received it would go on with the next request of its journey: thousands of them, on event
        // loops that are closing.
        if (!open.isOver()) {
            heard(() -> gatlings.onThrowable(withinHandshake(cause)));
        }
        share.release();
    }

    /** If a connection ends before TLS has agreed, Netty attaches the TLS error only as a suppressed exception. */
    private static Throwable withinHandshake(Throwable cause) {
        for (Throwable beside : cause.getSuppressed()) {
            if (beside instanceof SSLException) {
                return beside;
            }
        }
        return cause;
    }

    private void heard(Runnable told) {
        if (request == null) {
            told.run();
            return;
        }
        OpenRequests.Sent before = open.hears(request);
        try {
            told.run();
        } finally {
            open.heard(before);
        }
    }
}
