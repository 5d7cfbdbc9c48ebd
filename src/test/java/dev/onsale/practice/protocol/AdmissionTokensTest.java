package dev.onsale.practice.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class AdmissionTokensTest {
    private final AdmissionTokens tokens =
            new AdmissionTokens("secret", InstantSource.fixed(Instant.ofEpochMilli(1_000)));

    @Test
    void aTokenIsGoodForItsSaleUntilItExpires() {
        assertThat(tokens.accepts(tokens.issue("q1", 1_001, 7), 7)).isTrue();
        assertThat(tokens.accepts(tokens.issue("q1", 1_000, 7), 7)).isFalse();
        assertThat(tokens.accepts(tokens.issue("q1", 1_001, 6), 7)).isFalse();
    }

    @Test
    void anotherSecretOpensNothing() {
        AdmissionTokens others = new AdmissionTokens("other", InstantSource.fixed(Instant.ofEpochMilli(1_000)));
        assertThat(tokens.accepts(others.issue("q1", 2_000, 7), 7)).isFalse();
    }

    @Test
    void aStretchedExpiryOrAStolenSignatureOpensNothing() {
        String token = tokens.issue("q1", 2_000, 7);
        String[] parts = token.split("\\.");
        String claims = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
        assertThat(claims).isEqualTo("{\"sub\":\"q1\",\"exp\":2.000,\"sale\":7}");
        assertThat(tokens.accepts(token, 7)).isTrue();
        for (String forged : List.of(claims.replace("2.000", "9.000"), claims.replace("q1", "q2"))) {
            assertThat(tokens.accepts(parts[0] + "." + encoded(forged) + "." + parts[2], 7))
                    .isFalse();
        }
        assertThat(tokens.accepts(encoded("{\"alg\":\"none\"}") + "." + parts[1] + ".", 7))
                .isFalse();
        assertThat(tokens.accepts(null, 7)).isFalse();
    }

    @Property
    void noTextIsATokenByChance(@ForAll String text) {
        assertThat(tokens.accepts(text, 7)).isFalse();
    }

    @Test
    void theHeaderComesBeforeTheCookie() {
        assertThat(AdmissionHeaders.token("header", "Bearer b", "admission=cookie"))
                .isEqualTo("header");
        assertThat(AdmissionHeaders.token(null, "Basic b", "theme=dark; admission=cookie"))
                .isEqualTo("cookie");
        assertThat(AdmissionHeaders.token(null, "Bearer b", "admission=cookie")).isEqualTo("b");
        assertThat(AdmissionHeaders.token(null, null, "theme=dark")).isNull();
        assertThat(AdmissionHeaders.token(null, null, null)).isNull();
    }

    private static String encoded(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }
}
