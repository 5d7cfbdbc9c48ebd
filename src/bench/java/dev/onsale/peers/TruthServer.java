package dev.onsale.peers;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/**
 * A target with known delays, the same for every injector: the n-th answer waits by the n-th of a seeded series of
 * lognormal draws. It notes when each request came and what its answer took. Arguments: the ms after the first request at
 * which it stalls, and for how long; none for never. {@code GET /truth} tells {@code arrival-µs,took-µs} a line, and
 * forgets. It lives as long as its standard input.
 */
final class TruthServer {
    static final String TRUTH = "/truth";

    private static final int REQUEST_BYTES_MAX = 1 << 16;
    private static final int BACKLOG = 4096;
    private static final long SEED = 20_240_711;
    private static final double MEDIAN_MS = 4;
    private static final double SPREAD = 0.8;
    private static final double MOST_MS = 200;
    private static final byte[] BODY = "{\"token\":\"t\",\"place\":1}".getBytes(StandardCharsets.UTF_8);

    private final long stallsAtMicros;
    private final long stallMicros;
    private final Random draws = new Random(SEED);
    private final StringBuilder truth = new StringBuilder();
    private long firstMicros = -1;

    private TruthServer(long stallsAtMs, long stallMs) {
        this.stallsAtMicros = stallsAtMs * 1_000;
        this.stallMicros = stallMs * 1_000;
    }

    public static void main(String[] arguments) throws Exception {
        TruthServer server = arguments.length < 2
                ? new TruthServer(0, 0)
                : new TruthServer(Long.parseLong(arguments[0]), Long.parseLong(arguments[1]));
        Channel listening = new ServerBootstrap()
                .group(new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory()))
                .channel(NioServerSocketChannel.class)
                .option(ChannelOption.SO_BACKLOG, BACKLOG)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childHandler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) {
                        channel.pipeline()
                                .addLast(
                                        new HttpServerCodec(),
                                        new HttpObjectAggregator(REQUEST_BYTES_MAX),
                                        server.new Answering());
                    }
                })
                .bind(InetAddress.getLoopbackAddress(), 0)
                .sync()
                .channel();
        System.out.println("port " + ((InetSocketAddress) listening.localAddress()).getPort());
        System.in.transferTo(java.io.OutputStream.nullOutputStream());
        System.exit(0);
    }

    private static long nowMicros() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
    }

    /** All connections are on one event loop, so that nothing here is shared. */
    private final class Answering extends SimpleChannelInboundHandler<FullHttpRequest> {
        @Override
        protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request) {
            boolean kept = HttpUtil.isKeepAlive(request);
            if (request.uri().equals(TRUTH)) {
                answer(context, truth.toString().getBytes(StandardCharsets.UTF_8), kept);
                truth.setLength(0);
                firstMicros = -1;
                draws.setSeed(SEED);
                return;
            }
            long arrived = nowMicros();
            firstMicros = firstMicros < 0 ? arrived : firstMicros;
            long delay = Math.round(1_000 * Math.min(MOST_MS, MEDIAN_MS * Math.exp(SPREAD * draws.nextGaussian())));
            long stallEnds = firstMicros + stallsAtMicros + stallMicros;
            boolean stalled = stallMicros > 0 && arrived >= firstMicros + stallsAtMicros && arrived < stallEnds;
            long wait = stalled ? stallEnds - arrived + delay : delay;
            context.executor()
                    .schedule(
                            () -> {
                                answer(context, BODY, kept);
                                truth.append(arrived)
                                        .append(',')
                                        .append(nowMicros() - arrived)
                                        .append('\n');
                            },
                            wait,
                            TimeUnit.MICROSECONDS);
        }

        private void answer(ChannelHandlerContext context, byte[] body, boolean kept) {
            FullHttpResponse response = new DefaultFullHttpResponse(
                    HttpVersion.HTTP_1_1, HttpResponseStatus.OK, Unpooled.wrappedBuffer(body));
            response.headers().set(HttpHeaderNames.CONTENT_TYPE, "application/json");
            response.headers().setInt(HttpHeaderNames.CONTENT_LENGTH, body.length);
            HttpUtil.setKeepAlive(response, kept);
            context.writeAndFlush(response);
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            context.close();
        }
    }
}
