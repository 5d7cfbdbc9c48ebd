package dev.onsale.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostMapTest {

    @ParameterizedTest
    @CsvSource({
        "http://shop.example/x, shop.example:80",
        "HTTPS://Shop.Example./x, shop.example:443",
        "https://user:p@shop.example:8443?q=1, shop.example:8443",
        "ws://127.0.0.1:8080, 127.0.0.1:8080",
        "ws://shop.example/live, shop.example:80",
        "wss://[::1]/live, [0:0:0:0:0:0:0:1]:443",
        "https://münchen.example#f, xn--mnchen-3ya.example:443",
    })
    void aUrlLeadsToItsHostAndPort(String url, String where) {
        assertThat(HostPort.ofUrl(url)).contains(HostPort.parse(where).orElseThrow());
        assertThat(HostPort.ofUrl(url).orElseThrow()).hasToString(where);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/x", "shop.example", "ftp://shop.example", "http://", "http://shop:0/", "http://shop:99999/"})
    void whatFollowsABaseUrlLeadsNowhere(String url) {
        assertThat(HostPort.ofUrl(url)).isEmpty();
    }

    @Test
    void anAddressIsFoundHoweverItIsWritten() {
        HostMap map = HostMap.parse(List.of("Shop.Example:443=127.0.0.1:8443", "[0:0:0:0:0:0:0:1]:80=[::1]:8080"));
        assertThat(map.to(new HostPort("shop.example.", 443))).contains(new HostPort("127.0.0.1", 8443));
        assertThat(map.to(new HostPort("[::1]", 80))).contains(new HostPort("::1", 8080));
        assertThat(map.to(new HostPort("shop.example", 80))).isEmpty();
        assertThat(map.entries()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "shop.example:443",
                "shop.example=127.0.0.1:80",
                "shop.example:443=127.0.0.1",
                "https://shop.example:443=127.0.0.1:80",
                "shop.example:0=127.0.0.1:80",
                "shop.example:443=127.0.0.1:70000",
                "shop.example:443=127.0.0.1:80/path",
            })
    void whatIsNoMappingIsRefusedWithOneThatIs(String written) {
        BadInputException refused =
                catchThrowableOfType(BadInputException.class, () -> HostMap.parse(List.of(written)));
        assertThat(refused).hasMessageContaining("--map-host is '" + written + "'");
        assertThat(refused.hint()).contains("--map-host shop.example:443=127.0.0.1:8443");
    }

    @Test
    void oneAddressIsMappedOnce() {
        BadInputException refused = catchThrowableOfType(
                BadInputException.class,
                () -> HostMap.parse(List.of("shop.example:80=127.0.0.1:1", "SHOP.example:80=127.0.0.1:2")));
        assertThat(refused).hasMessageContaining("shop.example:80 is mapped twice");
    }

    @ParameterizedTest
    @CsvSource({
        "https://shop.example/api/?q=1, https://127.0.0.1:8443/api/?q=1",
        "https://Shop.Example:443, https://127.0.0.1:8443",
        "wss://shop.example/ws, wss://127.0.0.1:8443/ws",
        "http://shop.example/api, http://shop.example/api",
        "https://other.example/, https://other.example/",
        "#{host}/api, #{host}/api"
    })
    void aUrlLeadsWhereItsAddressIsMapped(String url, String led) {
        assertThat(HostMap.parse(List.of("shop.example:443=127.0.0.1:8443")).led(url))
                .isEqualTo(led);
    }
}
