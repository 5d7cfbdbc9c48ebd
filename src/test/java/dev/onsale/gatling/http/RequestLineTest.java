package dev.onsale.gatling.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestLineTest {
    @ParameterizedTest
    @CsvSource({
        "/, /",
        "'', /",
        "/events, /events",
        "/events/, /events/",
        "/api/v2/seat-map.json, /api/v2/seat-map.json",
        "/events/arena2026, /events/…",
        "/orders/8127/pay, /orders/…/pay",
        "/orders/5f0c1e7a-7a5e-4c8e-a1d2-0f1e2d3c4b5a, /orders/…",
        "/users/ann@example.org/holds, /users/…/holds",
        "/caf%C3%A9/menu, /…/menu",
        "//double, //double",
        "/holds;jsessionid=AB12, /…"
    })
    void keepsTheWordsOfARouteAndNoValue(String path, String kept) {
        assertThat(RequestLine.pathOf(path)).isEqualTo(kept);
    }

    @ParameterizedTest
    @CsvSource({
        "'', ''",
        "page=2, ?page=…",
        "page=2&token=s3cret&page=3, ?page=…&token=…",
        "flag, ?flag",
        "a=b=c, ?a=…",
        "ids[]=1&ids[]=2, ?ids[]=…",
        "4711, ?…",
        "%24x=1, ?…=…"
    })
    void namesAQuerysParametersOnce(String query, String kept) {
        assertThat(RequestLine.queryOf(query)).isEqualTo(kept);
    }
}
