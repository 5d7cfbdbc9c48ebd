package dev.onsale.gatling.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HttpProtocolsTest {

    @ParameterizedTest
    @CsvSource({
        "http://shop.example/api/, http://127.0.0.1:8080, http://127.0.0.1:8080/api/",
        "http://shop.example/api, https://127.0.0.1:8443, https://127.0.0.1:8443/api",
        "https://shop.example:444, http://[::1]:8080, http://[::1]:8080",
        "http://shop.example/, http://127.0.0.1:8080, http://127.0.0.1:8080/",
        "http://shop.example/api/, http://127.0.0.1:8080/v2, http://127.0.0.1:8080/v2/",
        "http://shop.example/api, http://127.0.0.1:8080/v2, http://127.0.0.1:8080/v2",
        "ws://shop.example/live, http://127.0.0.1:8080, ws://127.0.0.1:8080/live",
        "ws://shop.example/live, https://127.0.0.1:8443, wss://127.0.0.1:8443/live",
        "wss://shop.example, http://127.0.0.1:8080, ws://127.0.0.1:8080",
        "http://ann:pw@shop.example/a, http://127.0.0.1:8080, http://ann:pw@127.0.0.1:8080/a",
        "http://ann:pw@shop.example/a, http://bob:x@127.0.0.1, http://bob:x@127.0.0.1/a",
        "http://shop.example/a?key=1&q=, http://127.0.0.1:8080, http://127.0.0.1:8080/a?key=1&q=",
        "shop, http://127.0.0.1:8080, http://127.0.0.1:8080",
    })
    void aBaseUrlKeepsItsPathAndItsSlash(String baseUrl, String target, String moved) {
        assertThat(HttpProtocols.moved(baseUrl, URI.create(target))).isEqualTo(moved);
    }
}
