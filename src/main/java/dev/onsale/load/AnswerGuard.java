package dev.onsale.load;

import dev.onsale.gatling.failure.FailureKind;
import dev.onsale.gatling.failure.InjectorShortException;
import dev.onsale.gatling.failure.NotHttpException;
import dev.onsale.gatling.failure.UnreadableAnswerException;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.CodecException;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.DecoderResultProvider;
import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.internal.OutOfDirectMemoryError;
import java.net.SocketAddress;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * A handler in front of Gatling's own response handler on every connection. Gatling takes an interim response (1xx) for
 * the response, and the response for that of the next request. What it cannot decode, or has no memory for, it reports
 * in text chosen by the server, or ends the JVM. Therefore interim responses are skipped, as RFC 9110 requires, and the
 * other cases get exceptions of their own. An unrequested response would be taken for that of the next request: the
 * connection is closed instead, as other clients do.
 */
final class AnswerGuard extends ChannelDuplexHandler {

    /** The name of Gatling's handler. */
    private static final String ANSWERS = "app-http";

    /** The status that the decoder reports for an invalid first line. */
    private static final int NO_STATUS = 999;

    private boolean continueExpected;
    private boolean awaited;
    private boolean interim;

    /** Data in the same read as a response's end cannot belong to a request that was sent because of that response. */
    private boolean ended;

    private boolean skipping;
    private boolean begun;

    private AnswerGuard(boolean asked) {
        this.continueExpected = asked;
        this.awaited = asked;
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        if (message instanceof HttpRequest request) {
            continueExpected = HttpUtil.is100ContinueExpected(request);
            begun = false;
            awaited = true;
        }
        context.write(message, promise);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (!awaited || ended) {
            ReferenceCountUtil.release(message);
            context.close();
            return;
        }
        if (message instanceof HttpResponse response) {
            skipping = isSkipped(response.status());
        }
        if (skipping && message instanceof HttpContent) {
            skipping = !(message instanceof LastHttpContent);
            ReferenceCountUtil.release(message);
        } else if (skipping) {
            ReferenceCountUtil.release(message);
        } else {
            nameWhatIsWrong(message);
            begun = begun || message instanceof HttpResponse;
            if (message instanceof LastHttpContent) {
                awaited = interim;
                ended = !interim;
                interim = false;
            }
            context.fireChannelRead(message);
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        ended = false;
        context.fireChannelReadComplete();
    }

    private boolean isSkipped(HttpResponseStatus status) {
        if (status.codeClass() != HttpStatusClass.INFORMATIONAL
                || status.equals(HttpResponseStatus.SWITCHING_PROTOCOLS)) {
            return false;
        }
        interim = continueExpected && status.equals(HttpResponseStatus.CONTINUE);
        continueExpected = continueExpected && !interim;
        return !interim;
    }

    private void nameWhatIsWrong(Object message) {
        if (message instanceof DecoderResultProvider decoded
                && decoded.decoderResult().isFailure()) {
            Throwable cause = decoded.decoderResult().cause();
            boolean http = begun || cause instanceof TooLongFrameException || hasStatus(message);
            decoded.setDecoderResult(
                    DecoderResult.failure(http ? new UnreadableAnswerException(cause) : new NotHttpException(cause)));
        }
    }

    private static boolean hasStatus(Object message) {
        return message instanceof HttpResponse response && response.status().code() != NO_STATUS;
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        String shortage = shortage(cause);
        if (shortage != null) {
            context.fireExceptionCaught(new InjectorShortException(shortage));
        } else if (begun && cause instanceof CodecException && !(cause.getCause() instanceof SSLException)) {
            context.fireExceptionCaught(new UnreadableAnswerException(cause));
        } else {
            context.fireExceptionCaught(cause);
        }
    }

    private static @Nullable String shortage(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof OutOfDirectMemoryError) {
                return FailureKind.NO_DIRECT_MEMORY;
            }
            if (cause instanceof OutOfMemoryError) {
                return FailureKind.shortage(cause.getMessage());
            }
        }
        return null;
    }

    /**
     * Installed at the start of every connection: inserts a guard once Gatling has added its handler, and passes it the
     * connection's exceptions, which Gatling's second handler would swallow.
     */
    static final class Entrance extends ChannelDuplexHandler {
        private @Nullable ChannelHandlerContext guarded;

        @Override
        public void connect(
                ChannelHandlerContext context, SocketAddress remote, SocketAddress local, ChannelPromise promise) {
            context.connect(remote, local, promise);
            place(context.pipeline(), false);
        }

        /**
         * If TLS must negotiate HTTP/1.1 first, the handler is added only then, when the request is already on its
         * way.
         */
        @Override
        public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
            context.write(message, promise);
            place(context.pipeline(), true);
        }

        private void place(ChannelPipeline pipeline, boolean asked) {
            if (guarded == null && pipeline.get(ANSWERS) != null) {
                AnswerGuard guard = new AnswerGuard(asked);
                pipeline.addBefore(ANSWERS, null, guard);
                guarded = pipeline.context(guard);
            }
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            ChannelHandlerContext guard = guarded;
            if (guard == null || guard.isRemoved()) {
                String shortage = shortage(cause);
                context.fireExceptionCaught(shortage == null ? cause : new InjectorShortException(shortage));
            } else {
                ((AnswerGuard) guard.handler()).exceptionCaught(guard, cause);
            }
        }
    }
}
