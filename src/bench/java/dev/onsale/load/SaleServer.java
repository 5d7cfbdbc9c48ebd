package dev.onsale.load;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
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
import io.netty.handler.codec.http.HttpVersion;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * An on-sale that says yes to everybody at once, in a process of its own: {@code polls seconds}. Its waiting room
 * admits whoever has asked that often, and nobody before so many seconds have gone by since the first visitor.
 * {@code GET /waiting} tells how many waited at once at the most.
 */
final class SaleServer {

    private static final int REQUEST_BYTES_MAX = 1 << 16;
    private static final int CONNECTIONS_WAITING = 4096;
    private static final String QUEUE = "/queue";

    /** As the practice box office tells it, of two nodes in turn. */
    private static final String[] TIMINGS = {
        "db;desc=\"14 queries\";dur=3.24, pool;dur=0.02, cache;desc=hit;dur=0.41, node;desc=n1, up;dur=812345, app;dur=4.17",
        "db;desc=\"3 queries\";dur=1.08, pool;dur=0.01, node;desc=n2, up;dur=812011, app;dur=1.9"
    };

    private SaleServer() {}

    public static void main(String[] arguments) throws IOException {
        Room room = new Room(Integer.parseInt(arguments[0]), Long.parseLong(arguments[1]) * 1_000_000_000L);
        Channel listening = new ServerBootstrap()
                // One loop, so that the waiting room needs no lock.
                .group(new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory()))
                .channel(NioServerSocketChannel.class)
                .option(io.netty.channel.ChannelOption.SO_BACKLOG, CONNECTIONS_WAITING)
                .childHandler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) {
                        channel.pipeline()
                                .addLast(
                                        new HttpServerCodec(),
                                        new HttpObjectAggregator(REQUEST_BYTES_MAX),
                                        new Selling(room));
                    }
                })
                .bind(InetAddress.getLoopbackAddress(), 0)
                .syncUninterruptibly()
                .channel();
        System.out.println("address http://127.0.0.1:" + ((InetSocketAddress) listening.localAddress()).getPort());
        System.in.transferTo(OutputStream.nullOutputStream());
        System.exit(0);
    }

    private static final class Room {
        private final int polls;
        private final long closedNanos;
        private final Map<String, Integer> asked = new HashMap<>();
        private long firstNanos;
        private long joined;
        private int most;

        Room(int polls, long closedNanos) {
            this.polls = polls;
            this.closedNanos = closedNanos;
        }

        String join() {
            if (joined == 0) {
                firstNanos = System.nanoTime();
            }
            String id = Long.toString(++joined);
            asked.put(id, 0);
            most = Math.max(most, asked.size());
            return "{\"queueId\":\"" + id + "\",\"place\":" + joined + "}";
        }

        String poll(String id) {
            if (asked.merge(id, 1, Integer::sum) < polls || System.nanoTime() - firstNanos < closedNanos) {
                return "{\"place\":" + id + "}";
            }
            asked.remove(id);
            return "{\"token\":\"admitted-" + id + "\"}";
        }
    }

    private static final class Selling extends SimpleChannelInboundHandler<FullHttpRequest> {

        /** As long as a small event page or a seat map's section. */
        private static final String PAGE = "{\"event\":\"arena\",\"text\":\"" + "ticket type ".repeat(80) + "\"}";

        private static final String DONE = "{\"hold\":\"h1\",\"order\":\"o1\",\"status\":\"paid\"}";

        private final Room room;

        Selling(Room room) {
            this.room = room;
        }

        @Override
        protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request) {
            byte[] bytes = answer(request.uri()).getBytes(StandardCharsets.UTF_8);
            FullHttpResponse response = new DefaultFullHttpResponse(
                    HttpVersion.HTTP_1_1, HttpResponseStatus.OK, Unpooled.wrappedBuffer(bytes));
            response.headers().set(HttpHeaderNames.CONTENT_TYPE, "application/json");
            response.headers().setInt(HttpHeaderNames.CONTENT_LENGTH, bytes.length);
            response.headers().set("Server-Timing", TIMINGS[bytes.length % TIMINGS.length]);
            context.writeAndFlush(response, context.voidPromise());
        }

        private String answer(String path) {
            if (path.equals(QUEUE)) {
                return room.join();
            }
            if (path.startsWith(QUEUE)) {
                return room.poll(path.substring(QUEUE.length() + 1));
            }
            if (path.equals("/waiting")) {
                return Integer.toString(room.most);
            }
            return path.endsWith("/arena") || path.endsWith("/seats") ? PAGE : DONE;
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            context.close();
        }
    }
}
