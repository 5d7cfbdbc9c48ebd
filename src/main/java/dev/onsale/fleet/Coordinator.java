package dev.onsale.fleet;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.onsale.load.Companions.Heard;
import dev.onsale.plan.BadInputException;
import dev.onsale.plan.DaemonThreads;
import dev.onsale.record.files.StopReasonJson;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.LongSupplier;

/**
 * The service of shard 0 for the other injectors: it lets them join, provides its clock, receives the progress of each
 * load, and tells them when to begin and whether to stop. It ignores requests without the fleet's token.
 */
final class Coordinator implements AutoCloseable {
    private static final int THREADS = 4;
    private static final int OK = 200;
    private static final int FORBIDDEN = 403;
    private static final int BAD = 400;

    private final HttpServer server;
    private final ExecutorService threads =
            Executors.newFixedThreadPool(THREADS, new DaemonThreads("onsale-coordinator"));
    private final Roll roll;
    private final byte[] token;
    private final LongSupplier nowMicros;

    /**
     * @param address the only address on which it listens
     * @param port 0 for any free one
     * @param nowMicros this machine's clock, epoch µs
     */
    Coordinator(InetAddress address, int port, Roll roll, String token, LongSupplier nowMicros) {
        this.roll = roll;
        this.token = token.getBytes(StandardCharsets.UTF_8);
        this.nowMicros = nowMicros;
        try {
            server = HttpServer.create(new InetSocketAddress(address, port), 0);
        } catch (IOException e) {
            threads.shutdownNow();
            throw new BadInputException(
                    "injectors cannot be coordinated: " + address.getHostAddress() + ":" + port + ": " + e.getMessage(),
                    "make this machine's name resolve to its own address, or free a port",
                    e);
        }
        server.setExecutor(threads);
        server.createContext("/clock", exchange -> answer(exchange, nowMicros.getAsLong(), message -> Message.EMPTY));
        server.createContext("/join", exchange -> answer(exchange, 0, this::join));
        server.createContext("/news", exchange -> answer(exchange, 0, this::news));
        server.start();
    }

    /** Host and port. */
    String address() {
        InetSocketAddress bound = server.getAddress();
        String host = bound.getAddress().getHostAddress();
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + bound.getPort();
    }

    Roll roll() {
        return roll;
    }

    private interface Answering {
        Message to(Message message);
    }

    private void answer(HttpExchange exchange, long receivedMicros, Answering answering) throws IOException {
        try (exchange) {
            String shown = Optional.ofNullable(exchange.getRequestHeaders().getFirst(Link.TOKEN))
                    .orElse("");
            if (!MessageDigest.isEqual(shown.getBytes(StandardCharsets.UTF_8), token)) {
                exchange.sendResponseHeaders(FORBIDDEN, -1);
                return;
            }
            try {
                byte[] asked = exchange.getRequestBody().readNBytes(Message.BYTES_MAX);
                Message answer = answering.to(Message.decoded(new String(asked, StandardCharsets.UTF_8)));
                if (receivedMicros > 0) {
                    answer = answer.with("received", receivedMicros).with("answered", nowMicros.getAsLong());
                }
                byte[] body = answer.encoded().getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(OK, body.length == 0 ? -1 : body.length);
                if (body.length > 0) {
                    exchange.getResponseBody().write(body);
                }
            } catch (IllegalArgumentException e) {
                exchange.sendResponseHeaders(BAD, -1);
            }
        }
    }

    private Message join(Message message) {
        return Message.EMPTY
                .with("refused", roll.join(Membership.of(message)).map(StopReasonJson::written))
                .with("machine", roll.machine());
    }

    private Message news(Message message) {
        int shard = Math.toIntExact(message.number("shard"));
        Optional<Heard> heard = News.of(message);
        Roll.State state = Roll.State.valueOf(message.needed("state").toUpperCase(Locale.ROOT));
        message.text("failed").ifPresent(why -> roll.failed(shard, StopReasonJson.read(why)));
        return roll.heard(shard, state, heard) ? orders() : orders().with("refused", "not of this fleet");
    }

    private Message orders() {
        return Message.EMPTY
                .with("startAt", roll.startAt())
                .with("stop", roll.stopped().map(StopReasonJson::written));
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
