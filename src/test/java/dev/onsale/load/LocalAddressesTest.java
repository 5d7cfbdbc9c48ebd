package dev.onsale.load;

import static io.gatling.javaapi.http.HttpDsl.http;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpServer;
import dev.onsale.gatling.GatlingEngine;
import dev.onsale.plan.BadInputException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalAddressesTest {
    @TempDir
    private Path reports;

    @BeforeAll
    static void prepareDsl() {
        GatlingEngine.prepareDsl();
    }

    @Test
    void visitorsConnectFromEachOfThem() throws Exception {
        Set<String> seen = ConcurrentHashMap.newKeySet();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            seen.add(exchange.getRemoteAddress().getAddress().getHostAddress());
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        server.start();
        try {
            URI target = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
            new LoadRun(
                            Orders.of(target, reports)
                                    .rate(40, Duration.ofSeconds(1))
                                    .connectingFrom("127.0.0.2", "127.0.0.3")
                                    .order(LentWords.fans(
                                            LentWords.page(http("browse").get("/event")))),
                            progress -> {})
                    .execute();
        } finally {
            server.stop(0);
        }
        assertThat(seen).containsExactlyInAnyOrder("127.0.0.2", "127.0.0.3");
    }

    /** TEST-NET-1 of RFC 5737 belongs to nobody. */
    @Test
    void anAddressOfAnotherMachineIsBadInput() {
        assertThatExceptionOfType(BadInputException.class)
                .isThrownBy(() -> LocalAddresses.requireHere(
                        Orders.of(URI.create("http://127.0.0.1:1"), reports)
                                .connectingFrom("127.0.0.2", "192.0.2.7")
                                .plan(),
                        "arena.yaml:7"))
                .withMessageStartingWith(
                        "arena.yaml:7: injector.localAddresses: 192.0.2.7 is not an address of this machine")
                .satisfies(bad -> assertThat(bad.hint()).contains("ip address"));
    }
}
