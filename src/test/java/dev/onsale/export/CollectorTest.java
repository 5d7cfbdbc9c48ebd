package dev.onsale.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onsale.plan.BadInputException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CollectorTest {
    private static final List<String> NAMED = List.of("otel.example.org", "10.0.0.7");

    @ParameterizedTest
    @CsvSource({
        "http://127.0.0.1:4318, http://127.0.0.1:4318",
        "http://127.0.0.1:4318/, http://127.0.0.1:4318",
        "http://localhost:4318/v1/metrics, http://localhost:4318",
        "http://[::1]:9090/api/v1/otlp, http://[::1]:9090/api/v1/otlp",
        "https://otel.example.org, https://otel.example.org",
        "https://OTEL.example.org.:4318, https://OTEL.example.org.:4318",
        "http://10.0.0.7:4318, http://10.0.0.7:4318",
    })
    void thisMachineOrOneThatWasNamed(String written, String endpoint) {
        assertThat(Collector.allowed(written, NAMED, Map.of())).hasToString(endpoint);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "http://other.example.org:4318      | other.example.org is neither this machine nor an allowed collector",
                "http://10.0.0.8:4318               | 10.0.0.8 is neither",
                "http://127.0.0.1.example.org:4318  | 127.0.0.1.example.org is neither",
                "127.0.0.1:4318                     | it does not begin with http:// or https://",
                "grpc://127.0.0.1:4317              | --otlp is not a collector URL",
                "http://user:geheim@127.0.0.1:4318  | --otlp ",
                "http://127.0.0.1:4318?key=abcdefgh | it has a query",
                "nonsense                           | --otlp is not a collector URL",
                "''                                 | --otlp is not a collector URL",
            })
    void nobodyElse(String written, String what) {
        assertThatThrownBy(() -> Collector.allowed(written, NAMED, Map.of()))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining(what)
                .hasMessageNotContainingAny("geheim", "abcdefgh");
    }
}
