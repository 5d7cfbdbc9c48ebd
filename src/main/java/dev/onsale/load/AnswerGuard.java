package dev.onsale.load;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.CodecException;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.DecoderResultProvider;
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
 * Stands before Gatling's own handler of answers on every connection. Gatling takes an interim answer (1xx) for the
 * answer, and the answer for that of the next request; and what cannot be decoded, or found no memory, it tells in
 * words that an answer chose, or ends the JVM for. So interim answers are skipped, as RFC 9110 asks, and the others get
 * a class of their own.
 */
final class AnswerGuard extends ChannelDuplexHandler {

    /** What Gatling calls its handler. */
    private static final String ANSWERS = "app-http";

    private boolean continueExpected;
    private boolean skipping;
    private boolean begun;

    private AnswerGuard(boolean continueExpected) {
        this.continueExpected = continueExpected;
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        if (message instanceof HttpRequest request) {
            continueExpected = HttpUtil.is100ContinueExpected(request);
            begun = false;
        }
        context.write(message, promise);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
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
            context.fireChannelRead(message);
        }
    }

    private boolean isSkipped(HttpResponseStatus status) {
        if (status.codeClass() != HttpStatusClass.INFORMATIONAL
                || status.equals(HttpResponseStatus.SWITCHING_PROTOCOLS)) {
            return false;
        }
        boolean awaited = continueExpected && status.equals(HttpResponseStatus.CONTINUE);
        continueExpected = continueExpected && !awaited;
        return !awaited;
    }

    private void nameWhatIsWrong(Object message) {
        if (message instanceof DecoderResultProvider decoded
                && decoded.decoderResult().isFailure()) {
            Throwable cause = decoded.decoderResult().cause();
            decoded.setDecoderResult(
                    DecoderResult.failure(begun ? new UnreadableAnswerException(cause) : new NotHttpException(cause)));
        }
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
                return FailureKind.NO_MEMORY;
            }
        }
        return null;
    }

    /**
     * Stands where every connection begins: places a guard when Gatling has made its handler, and hands it what the
     * connection throws, which Gatling's second handler would swallow.
     */
    static final class Entrance extends ChannelDuplexHandler {
        private @Nullable ChannelHandlerContext guarded;

        @Override
        public void connect(
                ChannelHandlerContext context, SocketAddress remote, SocketAddress local, ChannelPromise promise) {
            context.connect(remote, local, promise);
            place(context.pipeline(), false);
        }

        /** Where TLS has to agree on HTTP/1.1 first, the handler is made only then: the request is on its way already. */
        @Override
        public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
            context.write(message, promise);
            place(context.pipeline(), true);
        }

        private void place(ChannelPipeline pipeline, boolean continueExpected) {
            if (guarded == null && pipeline.get(ANSWERS) != null) {
                AnswerGuard guard = new AnswerGuard(continueExpected);
                pipeline.addBefore(ANSWERS, null, guard);
                guarded = pipeline.context(guard);
            }
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            ChannelHandlerContext guard = guarded;
            if (guard == null || guard.isRemoved()) {
                context.fireExceptionCaught(cause);
            } else {
                ((AnswerGuard) guard.handler()).exceptionCaught(guard, cause);
            }
        }
    }
}
