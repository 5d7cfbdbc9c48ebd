package dev.onsale.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onsale.gatling.failure.InjectorShortException;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.ssl.NotSslRecordException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The order in which Gatling makes its handlers; {@code FailureKindIT} has the guard in Gatling itself. */
class AnswerGuardTest {

    private static final class Answers extends ChannelInboundHandlerAdapter {
        private final List<Object> read = new ArrayList<>();
        private final List<Throwable> thrown = new ArrayList<>();

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            read.add(message);
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            thrown.add(cause);
        }

        List<Integer> statuses() {
            return read.stream()
                    .filter(HttpResponse.class::isInstance)
                    .map(response -> ((HttpResponse) response).status().code())
                    .toList();
        }
    }

    private final Answers answers = new Answers();

    private EmbeddedChannel connected() {
        EmbeddedChannel channel = new EmbeddedChannel(new AnswerGuard.Entrance());
        channel.pipeline().addLast("app-http", answers);
        channel.connect(new InetSocketAddress("127.0.0.1", 80));
        return channel;
    }

    @Test
    void memoryThatRunsOutIsTheInjectorsAndEndsNothing() {
        EmbeddedChannel channel = connected();
        channel.pipeline().fireExceptionCaught(new OutOfMemoryError("Java heap space"));
        channel.pipeline().fireExceptionCaught(new IOException("wrapped", new OutOfMemoryError("again")));
        assertThat(answers.thrown)
                .hasSize(2)
                .allSatisfy(thrown -> assertThat(thrown)
                        .isInstanceOf(InjectorShortException.class)
                        .hasMessage("out of memory"));
    }

    @Test
    void whatElseIsThrownIsPassedOnAsItIs() {
        EmbeddedChannel channel = connected();
        IOException reset = new IOException("Connection reset by peer");
        NotSslRecordException noTls = new NotSslRecordException("no");
        channel.pipeline().fireExceptionCaught(reset);
        channel.pipeline().fireExceptionCaught(noTls);
        assertThat(answers.thrown).containsExactly(reset, noTls);
    }

    @Test
    void continueIsPassedOnToWhoWaitsForItAndToNobodyElse() {
        EmbeddedChannel channel = connected();
        DefaultFullHttpRequest waiting = new DefaultFullHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.POST, "/");
        waiting.headers().set("Expect", "100-continue");
        channel.writeOutbound(waiting);
        answer(channel, HttpResponseStatus.PROCESSING);
        answer(channel, HttpResponseStatus.CONTINUE);
        answer(channel, HttpResponseStatus.CONTINUE);
        answer(channel, HttpResponseStatus.OK);
        channel.writeOutbound(new DefaultFullHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.GET, "/"));
        answer(channel, HttpResponseStatus.SWITCHING_PROTOCOLS);
        assertThat(answers.statuses()).containsExactly(100, 200, 101);
        assertThat(answers.read).hasSize(6);
    }

    @Test
    void anAnswerThatNobodyAskedForClosesTheConnection() {
        EmbeddedChannel channel = connected();
        channel.writeOutbound(new DefaultFullHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.GET, "/"));
        answer(channel, HttpResponseStatus.OK);
        assertThat(channel.isOpen()).isTrue();
        answer(channel, HttpResponseStatus.ACCEPTED);
        assertThat(channel.isOpen()).isFalse();
        assertThat(answers.statuses()).containsExactly(200);
    }

    @Test
    void directMemoryThatRunsOutIsToldFromTheHeap() {
        EmbeddedChannel channel = connected();
        channel.pipeline()
                .fireExceptionCaught(new OutOfMemoryError(
                        "Cannot reserve 4194304 bytes of direct buffer memory (allocated: 1, limit: 2)"));
        assertThat(answers.thrown)
                .singleElement()
                .satisfies(thrown -> assertThat(thrown)
                        .isInstanceOf(InjectorShortException.class)
                        .hasMessage("no direct memory left"));
    }

    @Test
    void whereTheHandlerIsMadeAfterTheConnectionTheGuardComesWithTheFirstRequest() {
        EmbeddedChannel channel = new EmbeddedChannel(new AnswerGuard.Entrance());
        channel.connect(new InetSocketAddress("127.0.0.1", 80));
        channel.pipeline().addLast("app-http", answers);
        channel.writeOutbound(new DefaultFullHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.GET, "/"));
        answer(channel, HttpResponseStatus.EARLY_HINTS);
        answer(channel, HttpResponseStatus.OK);
        assertThat(answers.statuses()).containsExactly(200);
    }

    private static void answer(EmbeddedChannel channel, HttpResponseStatus status) {
        channel.writeInbound(new DefaultHttpResponse(HttpVersion.HTTP_1_1, status), LastHttpContent.EMPTY_LAST_CONTENT);
    }
}
