package dev.onsale.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.onsale.plan.BadInputException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TargetAddressTest {

    private static final Set<String> ALLOWED = Set.of("shop.example.com", "10.1.2.3");

    @ParameterizedTest
    @CsvSource({
        "http://127.0.0.1:8080, http://127.0.0.1:8080",
        "http://127.0.0.1:8080/, http://127.0.0.1:8080",
        "http://127.9.9.9, http://127.9.9.9",
        "http://localhost:1/shop///, http://localhost:1/shop",
        "http://[::1]:8080, http://[::1]:8080",
        "https://shop.example.com/tickets, https://shop.example.com/tickets",
        "http://10.1.2.3, http://10.1.2.3",
    })
    void loopbackAndAllowedHostsMayBeTargets(String target, String url) {
        assertThat(TargetAddress.allowed(target, ALLOWED)).isEqualTo(URI.create(url));
    }

    @ParameterizedTest
    @CsvSource({
        "http://example.com, example.com",
        "http://www.shop.example.com, www.shop.example.com",
        "http://shop.example.com.evil.example, shop.example.com.evil.example",
        "http://10.1.2.4, 10.1.2.4",
        "http://0.0.0.0:8080, 0.0.0.0",
        "http://127.0.0.1.evil.example, 127.0.0.1.evil.example",
        "http://127.0.0.1@evil.example, evil.example",
        "http://[2001:db8::1]:8080, [2001:db8::1]",
    })
    void anyOtherHostIsRefusedByNameWithTheWayToAllowIt(String target, String host) {
        BadInputException refused =
                catchThrowableOfType(BadInputException.class, () -> TargetAddress.allowed(target, ALLOWED));
        assertThat(refused).hasMessageContaining(host);
        assertThat(refused.hint()).contains("allowedTargets").contains("--allow-target " + host);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "shop", "ftp://127.0.0.1", "127.0.0.1:8080", "http://", "http://a b", "http:///x"})
    void whatIsNoUrlIsRefused(String target) {
        BadInputException refused =
                catchThrowableOfType(BadInputException.class, () -> TargetAddress.allowed(target, ALLOWED));
        assertThat(refused).hasMessageContaining("is no URL").hasMessageContaining(target);
        assertThat(refused.hint()).contains("http://127.0.0.1:8080");
    }

    @Test
    void aListeningPortIsReachable() throws IOException {
        try (ServerSocket listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            TargetAddress.requireReachable(URI.create("http://127.0.0.1:" + listening.getLocalPort()));
        }
    }

    @Test
    void aClosedPortIsNotAndSaysWhich() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        assertThatThrownBy(() -> TargetAddress.requireReachable(URI.create("http://127.0.0.1:" + port)))
                .isInstanceOf(TargetUnreachableException.class)
                .hasMessageContaining("127.0.0.1:" + port);
    }

    @Test
    void aFingerprintNamesHostAndPortAndNoSecretOfTheUrl() {
        assertThat(LoadOrder.hostAndPort(URI.create("https://user:s3cret@staging.example.org:8443/shop")))
                .isEqualTo("staging.example.org:8443");
        assertThat(LoadOrder.hostAndPort(URI.create("https://user:s3cret@staging.example.org")))
                .isEqualTo("staging.example.org");
    }
}
