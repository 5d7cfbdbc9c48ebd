package dev.onsale.load;

import static io.gatling.javaapi.core.CoreDsl.atOnceUsers;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static io.gatling.javaapi.http.HttpDsl.Proxy;
import static io.gatling.javaapi.http.HttpDsl.http;
import static io.gatling.javaapi.http.HttpDsl.sse;
import static io.gatling.javaapi.http.HttpDsl.ws;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onsale.gatling.GatlingEngine;
import dev.onsale.gatling.Program;
import dev.onsale.gatling.Tap;
import dev.onsale.load.ScriptedServer.Answer;
import io.gatling.javaapi.core.ActionBuilder;
import io.gatling.javaapi.http.HttpProtocolBuilder;
import io.gatling.javaapi.http.Proxy;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandler;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.proxy.ProxyHandler;
import io.netty.handler.proxy.Socks4ProxyHandler;
import io.netty.handler.proxy.Socks5ProxyHandler;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What Gatling may ask for by a detour: proxies, WebSockets, server-sent events. */
class WaysOutTest {

    /** An address of a private network on which nobody in these tests may be asked for anything. */
    private static final String ELSEWHERE = "10.1.2.3";

    @BeforeAll
    static void prepareDsl() {
        GatlingEngine.prepareDsl();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CONNECT 10.1.2.3:443 HTTP/1.1\r\n\r\n",
                "GET http://10.1.2.3/events HTTP/1.1\r\n",
                "POST http://127.0.0.1@10.1.2.3:80/ HTTP/1.1\r\n",
            })
    void aProxyOnLoopbackIsNoWayOut(String sent) {
        Interlock interlock = new Interlock(Set.of("elsewhere.example.org"));
        EmbeddedChannel channel = new EmbeddedChannel(interlock);

        channel.write(Unpooled.copiedBuffer(sent, StandardCharsets.US_ASCII));

        assertThat(channel.outboundMessages()).isEmpty();
        assertThat(channel.isOpen()).isFalse();
        assertThat(interlock.firstRefused()).isEqualTo(ELSEWHERE);
    }

    @Test
    void aHostBehindALongUserNameIsNoWayOut() {
        Interlock interlock = new Interlock(Set.of());
        EmbeddedChannel channel = new EmbeddedChannel(interlock);
        String sent = "GET http://127.0.0.1:" + "x".repeat(600) + "@10.1.2.3/ HTTP/1.1\r\n";

        channel.write(Unpooled.copiedBuffer(sent, StandardCharsets.US_ASCII));

        assertThat(channel.outboundMessages()).isEmpty();
        assertThat(channel.isOpen()).isFalse();
        assertThat(interlock.firstRefused()).isEqualTo("a host beyond the first 512 bytes");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CONNECT elsewhere.example.org:443 HTTP/1.1\r\n\r\n",
                "GET http://localhost:8080/events HTTP/1.1\r\n",
                "GET /?to=http://10.1.2.3/ HTTP/1.1\r\n",
                "{\"url\":\"http://10.1.2.3/\"}",
                "\u0016\u0003\u0001 TLS",
            })
    void whatAProxyMayTakePasses(String sent) {
        Interlock interlock = new Interlock(Set.of("elsewhere.example.org"));
        EmbeddedChannel channel = new EmbeddedChannel(interlock);

        assertThat(channel.writeOutbound(Unpooled.copiedBuffer(sent, StandardCharsets.US_ASCII)))
                .isTrue();
        assertThat(interlock.firstRefused()).isNull();
        channel.finishAndReleaseAll();
    }

    @Test
    void aRequestThroughARealProxyIsRefusedAndNeverReachesIt() {
        try (ScriptedServer proxy = ScriptedServer.answering(request -> Answer.of(200))) {
            Interlock interlock = new Interlock(Set.of());
            EventLoops loops = EventLoops.passing(interlock, 1);
            try {
                new GatlingEngine(loops, Tap.DEAF)
                        .run(
                                new Program.Content(
                                        () -> scenario("one")
                                                .exec(http("out").get("/"))
                                                .injectOpen(atOnceUsers(1)),
                                        () -> http.baseUrl("http://" + ELSEWHERE)
                                                .proxy(Proxy(
                                                        "127.0.0.1",
                                                        proxy.address().getPort())),
                                        Duration.ofSeconds(10)),
                                () -> {},
                                () -> {});
            } finally {
                Injector.close(loops);
            }
            assertThat(interlock.firstRefused()).isEqualTo(ELSEWHERE);
            assertThat(proxy.received()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5, 11, 14, 17, 40})
    void aRequestLineInPiecesIsNoWayOut(int firstBytes) {
        Interlock interlock = new Interlock(Set.of());
        EmbeddedChannel channel = new EmbeddedChannel(interlock);
        String sent = "GET http://127.0.0.1@10.1.2.3:80/events HTTP/1.1\r\n";

        channel.writeOutbound(ascii(sent.substring(0, firstBytes)));
        channel.write(ascii(sent.substring(firstBytes)));

        assertThat(channel.isOpen()).isFalse();
        assertThat(interlock.firstRefused()).isEqualTo(ELSEWHERE);
        channel.finishAndReleaseAll();
    }

    @Test
    void aBodyIsNoRequestButWhatFollowsAnAnswerIs() {
        Interlock interlock = new Interlock(Set.of());
        EmbeddedChannel channel = new EmbeddedChannel(interlock);

        channel.writeOutbound(ascii("POST /orders HTTP/1.1\r\n\r\n"));
        channel.writeOutbound(ascii("GET http://10.1.2.3/ HTTP/1.1\r\n"));
        assertThat(interlock.firstRefused()).isNull();

        channel.writeInbound(ascii("HTTP/1.1 200 OK\r\n\r\n"));
        channel.write(ascii("GET http://10.1.2.3/ HTTP/1.1\r\n"));
        assertThat(interlock.firstRefused()).isEqualTo(ELSEWHERE);
        channel.finishAndReleaseAll();
    }

    static Stream<ProxyHandler> socks() {
        InetSocketAddress proxy = new InetSocketAddress(InetAddress.getLoopbackAddress(), 1080);
        return Stream.of(new Socks4ProxyHandler(proxy), new Socks5ProxyHandler(proxy));
    }

    @ParameterizedTest
    @MethodSource("socks")
    void aSocksProxyOnLoopbackIsNoWayOut(ProxyHandler proxy) {
        InterlockTest.Wire wire = new InterlockTest.Wire();
        Interlock interlock = new Interlock(Set.of());
        EmbeddedChannel channel = notYetConnected(wire, interlock, proxy);

        assertThat(channel.connect(InetSocketAddress.createUnresolved(ELSEWHERE, 80))
                        .cause())
                .hasMessageContaining("not an allowed target: " + ELSEWHERE);
        assertThat(wire.connected).isEmpty();
        assertThat(interlock.firstRefused()).isEqualTo(ELSEWHERE);
    }

    @ParameterizedTest
    @MethodSource("socks")
    void whatASocksProxyMayTakePasses(ProxyHandler proxy) {
        InterlockTest.Wire wire = new InterlockTest.Wire();
        Interlock interlock = new Interlock(Set.of("shop.example.com"));
        EmbeddedChannel channel = notYetConnected(wire, interlock, proxy);

        channel.connect(InetSocketAddress.createUnresolved("shop.example.com", 80));

        assertThat(wire.connected).hasSize(1);
        assertThat(interlock.firstRefused()).isNull();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void gatlingAsksNoRealSocksProxyForAnotherHost(boolean five) throws IOException {
        try (ServerSocket proxy = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Proxy socks = Proxy("127.0.0.1", proxy.getLocalPort());
            assertThat(refusedOf(
                            http("out").get("/"),
                            http.baseUrl("http://" + ELSEWHERE).proxy(five ? socks.socks5() : socks.socks4())))
                    .isEqualTo(ELSEWHERE);
            proxy.setSoTimeout(1);
            assertThatThrownBy(proxy::accept).isInstanceOf(SocketTimeoutException.class);
        }
    }

    @Test
    void aWebSocketElsewhereIsRefused() {
        assertThat(refusedOf(ws("feed").connect("ws://" + ELSEWHERE + "/feed"), http))
                .isEqualTo(ELSEWHERE);
    }

    @Test
    void serverSentEventsFromElsewhereAreRefused() {
        assertThat(refusedOf(sse("feed").get("http://" + ELSEWHERE + "/feed"), http))
                .isEqualTo(ELSEWHERE);
    }

    private static @Nullable String refusedOf(ActionBuilder action, HttpProtocolBuilder protocol) {
        Interlock interlock = new Interlock(Set.of());
        EventLoops loops = EventLoops.passing(interlock, 1);
        try {
            new GatlingEngine(loops, Tap.DEAF)
                    .run(
                            new Program.Content(
                                    () -> scenario("one").exec(action).injectOpen(atOnceUsers(1)),
                                    () -> protocol,
                                    Duration.ofSeconds(10)),
                            () -> {},
                            () -> {});
        } finally {
            Injector.close(loops);
        }
        return interlock.firstRefused();
    }

    private static ByteBuf ascii(String text) {
        return Unpooled.copiedBuffer(text, StandardCharsets.US_ASCII);
    }

    private static EmbeddedChannel notYetConnected(ChannelHandler... handlers) {
        return new EmbeddedChannel(handlers) {
            @Override
            public boolean isActive() {
                return false;
            }
        };
    }
}
