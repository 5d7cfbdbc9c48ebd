package dev.onsale.load;

import static io.gatling.javaapi.http.HttpDsl.http;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpServer;
import dev.onsale.gatling.GatlingEngine;
import dev.onsale.load.ScriptedServer.Answer;
import dev.onsale.plan.BadInputException;
import dev.onsale.plan.HostMap;
import dev.onsale.scenario.OnSale;
import io.gatling.javaapi.http.HttpRequestActionBuilder;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.channel.embedded.EmbeddedChannel;
import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InterlockTest {

    /** An address of a private network on which nobody in these tests may be asked for anything. */
    private static final String ELSEWHERE = "10.1.2.3";

    @TempDir
    Path reports;

    @BeforeAll
    static void prepareDsl() {
        GatlingEngine.prepareDsl();
    }

    /** What is connected to beyond the interlock: the operating system's place in the pipeline. */
    static final class Wire extends ChannelOutboundHandlerAdapter {
        final List<SocketAddress> connected = new ArrayList<>();

        @Override
        public void connect(
                ChannelHandlerContext context, SocketAddress remote, SocketAddress local, ChannelPromise promise) {
            connected.add(remote);
            promise.setSuccess();
        }
    }

    private static final class Asking extends OnSale {
        Asking(HttpRequestActionBuilder request) {
            visitors("fan").doing(browse(request));
        }
    }

    @Test
    void loopbackPasses() throws UnknownHostException {
        assertPasses(new Interlock(Set.of()), new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 80));
        assertPasses(new Interlock(Set.of()), new InetSocketAddress(InetAddress.getByName("::1"), 80));
    }

    @Test
    void anAllowedNamePassesWhateverItsAddress() throws UnknownHostException {
        InetAddress shop = InetAddress.getByAddress("shop.example.com", new byte[] {10, 1, 2, 3});
        assertPasses(new Interlock(Set.of("shop.example.com")), new InetSocketAddress(shop, 443));
    }

    @Test
    void aNameIsAllowedInAnyCaseAndAnAddressHoweverItIsWritten() throws UnknownHostException {
        InetAddress shop = InetAddress.getByAddress("shop.EXAMPLE.com", new byte[] {10, 1, 2, 3});
        assertPasses(new Interlock(Set.of("Shop.example.com.")), new InetSocketAddress(shop, 443));
        InetAddress private6 = InetAddress.getByName("[fd00::1]");
        assertPasses(new Interlock(Set.of("[FD00:0::1]")), new InetSocketAddress(private6, 443));
        assertRefused(
                new Interlock(Set.of("fd00::2")), new InetSocketAddress(private6, 443), private6.getHostAddress());
    }

    @Test
    void aNameOfThisMachineIsReachedAtTheAddressWhereSomebodyListens() throws IOException {
        List<InetAddress> local = List.of(InetAddress.getAllByName("localhost"));
        List<InetAddress> both = List.of(InetAddress.getByName("127.0.0.1"), InetAddress.getByName("::1"));
        for (InetAddress address : both) {
            if (NetworkInterface.getByInetAddress(address) == null) {
                continue;
            }
            HttpServer server = HttpServer.create(new InetSocketAddress(address, 0), 0);
            server.createContext("/", exchange -> {
                exchange.sendResponseHeaders(204, -1);
                exchange.close();
            });
            server.start();
            try {
                int port = server.getAddress().getPort();
                String literal = address instanceof Inet6Address ? "[::1]" : "127.0.0.1";
                for (String host : local.contains(address) ? List.of("localhost", literal) : List.of(literal)) {
                    Orders orders = Orders.of(URI.create("http://" + host + ":" + port), reports)
                            .rate(5, Duration.ofSeconds(1));
                    Path run =
                            new LoadRun(orders.order(new Asking(http("browse").get("/"))), progress -> {}).execute();
                    assertThat(Files.readString(run.resolve("run.json"))).contains("\"ok\" : 5");
                }
            } finally {
                server.stop(0);
            }
        }
    }

    @Test
    void anAllowedNameDoesNotAllowItsNeighbours() throws UnknownHostException {
        InetAddress other = InetAddress.getByAddress("other.example.com", new byte[] {10, 1, 2, 3});
        assertRefused(new Interlock(Set.of("example.com")), new InetSocketAddress(other, 443), "other.example.com");
    }

    @Test
    void aNameThatCouldNotBeResolvedIsRefused() {
        InetSocketAddress unresolved = InetSocketAddress.createUnresolved("nowhere.example.com", 80);
        assertRefused(new Interlock(Set.of()), unresolved, "nowhere.example.com");
    }

    @Test
    void anAddressIsNamedAsItIs() {
        assertRefused(new Interlock(Set.of("10.1.2.4")), new InetSocketAddress(ELSEWHERE, 80), ELSEWHERE);
    }

    @Test
    void aMappedConnectionIsJudgedByWhereItLeads() throws UnknownHostException {
        InetAddress shop = InetAddress.getByAddress("shop.example.com", new byte[] {10, 1, 2, 3});
        MappedHosts away = MappedHosts.of(HostMap.parse(List.of("shop.example.com:443=" + ELSEWHERE + ":8443")));
        assertRefused(new Interlock(Set.of("shop.example.com"), away), new InetSocketAddress(shop, 443), ELSEWHERE);
        MappedHosts here = MappedHosts.of(HostMap.parse(List.of("shop.example.com:443=127.0.0.1:8443")));
        Wire wire = new Wire();
        Interlock interlock = new Interlock(Set.of(), here);
        assertThat(new EmbeddedChannel(wire, interlock)
                        .connect(new InetSocketAddress(shop, 443))
                        .isSuccess())
                .isTrue();
        assertThat(wire.connected).containsExactly(new InetSocketAddress("127.0.0.1", 8443));
        assertThat(interlock.addresses()).isEqualTo(Map.of("shop.example.com:443 → 127.0.0.1:8443", 1L));
        assertRefused(interlock, new InetSocketAddress(shop, 80), "shop.example.com");
    }

    @Test
    void theFirstRefusedHostIsRemembered() {
        Interlock interlock = new Interlock(Set.of());
        assertRefused(interlock, new InetSocketAddress(ELSEWHERE, 80), ELSEWHERE);
        assertRefused(interlock, new InetSocketAddress("10.9.9.9", 80), ELSEWHERE);
    }

    @Test
    void anAbsoluteUrlInARequestIsRefusedAndEndsTheRun() throws IOException {
        try (ScriptedServer server = ScriptedServer.alwaysAnswering(200)) {
            assertEndsTheRun(server, http("browse").get("http://" + ELSEWHERE + "/events/arena"));
            assertThat(server.received()).isEmpty();
        }
    }

    @Test
    void aRedirectElsewhereIsRefusedAndEndsTheRun() throws IOException {
        try (ScriptedServer server =
                ScriptedServer.answering(request -> Answer.redirect("http://" + ELSEWHERE + "/"))) {
            assertEndsTheRun(server, http("browse").get("/events/arena"));
            assertThat(server.received()).isNotEmpty();
        }
    }

    @Test
    void aRedirectWithinTheLoopbackIsFollowed() {
        try (ScriptedServer server = ScriptedServer.answering(
                request -> request.path().equals("/old") ? Answer.redirect("/new") : Answer.of(200))) {
            Orders orders = Orders.of(server.address(), reports).rate(5, Duration.ofSeconds(1));
            assertThatCode(() ->
                            new LoadRun(orders.order(new Asking(http("browse").get("/old"))), progress -> {}).execute())
                    .doesNotThrowAnyException();
            assertThat(server.received("GET", "/new")).hasSize(5);
        }
    }

    @Test
    void aBaseUrlElsewhereIsRefusedBeforeAnythingIsSent() {
        BadInputException refused = catchThrowableOfType(
                BadInputException.class, () -> TargetAddress.allowed("http://" + ELSEWHERE, Set.of()));
        assertThat(refused.hint()).contains("--allow-target " + ELSEWHERE);
    }

    private void assertEndsTheRun(ScriptedServer server, HttpRequestActionBuilder request) throws IOException {
        Orders orders = Orders.of(server.address(), reports).rate(20, Duration.ofSeconds(30));
        long beforeMs = System.currentTimeMillis();
        BadInputException refused = catchThrowableOfType(
                BadInputException.class,
                () -> new LoadRun(orders.order(new Asking(request)), progress -> {}).execute());
        assertThat(refused).hasMessageContaining(ELSEWHERE);
        assertThat(refused.hint()).contains("allowedTargets").contains("--allow-target " + ELSEWHERE);
        assertThat(System.currentTimeMillis() - beforeMs)
                .as("the run of 30 s ends at once, ms")
                .isLessThan(20_000);
        try (Stream<Path> left = Files.list(reports)) {
            assertThat(left).as("run directories").isEmpty();
        }
    }

    private static void assertPasses(Interlock interlock, SocketAddress remote) {
        Wire wire = new Wire();
        EmbeddedChannel channel = new EmbeddedChannel(wire, interlock);
        assertThat(channel.connect(remote).isSuccess()).isTrue();
        assertThat(wire.connected).containsExactly(remote);
        assertThat(interlock.firstRefused()).isNull();
    }

    private static void assertRefused(Interlock interlock, SocketAddress remote, String firstRefused) {
        Wire wire = new Wire();
        EmbeddedChannel channel = new EmbeddedChannel(wire, interlock);
        assertThat(channel.connect(remote).cause()).hasMessageContaining("not an allowed target");
        assertThat(wire.connected).as("what reached the wire").isEmpty();
        assertThat(interlock.firstRefused()).isEqualTo(firstRefused);
    }
}
