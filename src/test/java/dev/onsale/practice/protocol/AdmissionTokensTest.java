package dev.onsale.practice.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
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
        assertThat(tokens.accepts(token.replace(".2000.", ".9000."), 7)).isFalse();
        assertThat(tokens.accepts(token.replace("q1.", "q2."), 7)).isFalse();
        assertThat(tokens.accepts(null, 7)).isFalse();
    }

    @Property
    void noTextIsATokenByChance(@ForAll String text) {
        assertThat(tokens.accepts(text, 7)).isFalse();
    }

    @Test
    void theHeaderComesBeforeTheCookie() {
        assertThat(AdmissionHeaders.token("header", "admission=cookie")).isEqualTo("header");
        assertThat(AdmissionHeaders.token(null, "theme=dark; admission=cookie")).isEqualTo("cookie");
        assertThat(AdmissionHeaders.token(null, "theme=dark")).isNull();
        assertThat(AdmissionHeaders.token(null, null)).isNull();
    }
}
