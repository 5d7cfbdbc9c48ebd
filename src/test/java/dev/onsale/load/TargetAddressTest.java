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

    private static final Set<String> ALLOWED = Set.of(
            "shop.example.com",
            "10.1.2.3",
            "[fd00::1]",
            "2001:DB8:0:0::2",
            "fe80::1%eth0",
            "EXAMPLE.org.",
            "münchen.example");

    @ParameterizedTest
    @CsvSource({
        "http://127.0.0.1:8080, http://127.0.0.1:8080",
        "http://127.0.0.1:8080/, http://127.0.0.1:8080",
        "http://127.9.9.9, http://127.9.9.9",
        "http://localhost:1/shop///, http://localhost:1/shop",
        "http://[::1]:8080, http://[::1]:8080",
        "https://shop.example.com/tickets, https://shop.example.com/tickets",
        "http://10.1.2.3, http://10.1.2.3",
        "http://[fd00::1]:18080, http://[fd00::1]:18080",
        "http://[FD00:0::0:1], http://[FD00:0::0:1]",
        "http://[2001:db8::2]/shop, http://[2001:db8::2]/shop",
        "http://[fe80::1%25eth0]:80, http://[fe80::1%eth0]:80",
        "http://[fd00::1%25eth1], http://[fd00::1%eth1]",
        "https://SHOP.Example.com, https://SHOP.Example.com",
        "https://example.ORG, https://example.ORG",
        "https://shop.example.com.:8443, https://shop.example.com.:8443",
        "https://münchen.example, https://xn--mnchen-3ya.example",
        "https://xn--mnchen-3ya.example, https://xn--mnchen-3ya.example",
        "HTTP://LocalHost:8080, http://LocalHost:8080",
        "http://[::1%25lo]:8080, http://[::1%lo]:8080",
        "http://[::ffff:127.0.0.1], http://[::ffff:127.0.0.1]",
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
        "http://[2001:db8::1]:8080, 2001:db8::1",
        "http://[fe80::1]:8080, fe80::1",
        "http://[fe80::1%25eth1]:8080, fe80::1%eth1",
        "http://münchen.example.org, xn--mnchen-3ya.example.org",
    })
    void anyOtherHostIsRefusedByNameWithTheWayToAllowIt(String target, String host) {
        BadInputException refused =
                catchThrowableOfType(BadInputException.class, () -> TargetAddress.allowed(target, ALLOWED));
        assertThat(refused).hasMessageContaining(host);
        assertThat(refused.hint()).contains("allowedTargets").contains("--allow-target " + host);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "shop", "ftp://127.0.0.1", "shop:", "//shop"})
    void whatIsNoUrlIsRefused(String target) {
        BadInputException refused =
                catchThrowableOfType(BadInputException.class, () -> TargetAddress.allowed(target, ALLOWED));
        assertThat(refused).hasMessageContaining("is not a URL").hasMessageContaining(target);
        assertThat(refused.hint()).containsPattern("http://127.0.0.1:8080|use http:// or https://");
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1:8080, does not begin with http:// or https://",
        "localhost:8080/x, does not begin with http:// or https://",
        "http://, has no host",
        "http:///x, has no host",
        "http://a b, has an invalid host",
        "http://127.0.0.1:99999/, has an invalid port",
        "http://127.0.0.1:0, has an invalid port",
        "https://host:port, has a port that is not a number",
        "http://127.0.0.1:, has a colon but no port",
        "http://127.0.0.1/?event=7, has a query",
        "http://127.0.0.1/#/seats, has a fragment",
    })
    void whatNoTargetCanHaveIsSaidOfTheAddressByItsName(String target, String what) {
        BadInputException refused = catchThrowableOfType(
                BadInputException.class, () -> TargetAddress.allowed("--baseline-target", target, ALLOWED));
        assertThat(refused).hasMessageStartingWith("--baseline-target " + target + " " + what);
        assertThat(refused.hint()).isNotEmpty();
    }

    @Test
    void localhostIsTriedAtEachOfItsAddresses() throws IOException {
        for (InetAddress address : InetAddress.getAllByName("localhost")) {
            try (ServerSocket listening = new ServerSocket(0, 1, address)) {
                TargetAddress.requireReachable(URI.create("http://localhost:" + listening.getLocalPort()));
            }
        }
    }

    @Test
    void aHostThatIsNotKnownIsSaidToBe() {
        assertThatThrownBy(() -> TargetAddress.requireReachable(URI.create("http://nowhere.invalid:81")))
                .isInstanceOf(TargetUnreachableException.class)
                .hasMessageContaining("nowhere.invalid:81 does not answer: nowhere.invalid cannot be resolved");
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
