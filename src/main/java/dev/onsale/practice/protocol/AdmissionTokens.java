package dev.onsale.practice.protocol;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Admission tokens: JSON Web Tokens (RFC 7519) in compact form, signed with HMAC-SHA256 ({@code HS256}). The subject is
 * the place in the queue, {@code exp} the expiry in seconds with milliseconds as a fraction, {@code sale} the sale's
 * generation. Front and nodes verify them with the same secret, without a lookup. Only the header that is issued is
 * accepted, so that no token can choose its own algorithm.
 */
public final class AdmissionTokens {
    private static final String ALGORITHM = "HmacSHA256";
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
    private static final String HEADER =
            encoded("{\"alg\":\"HS256\",\"typ\":\"JWT\"}".getBytes(StandardCharsets.UTF_8));

    private final SecretKeySpec key;
    private final InstantSource clock;

    private record Claims(String sub, BigDecimal exp, long sale) {}

    public AdmissionTokens(String secret, InstantSource clock) {
        this.key = new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM);
        this.clock = clock;
    }

    public String issue(String queueId, long expiresAtMs, long generation) {
        Claims claims = new Claims(queueId, BigDecimal.valueOf(expiresAtMs, 3), generation);
        String signed = HEADER + "." + encoded(Json.bytes(claims));
        return signed + "." + signature(signed);
    }

    /**
     * The visitor that a token admits.
     *
     * @param queueId the place in the queue
     * @param leftMs how long the token remains valid
     */
    public record Visitor(String queueId, long leftMs) {}

    /** Whether the token was issued for this sale and has not expired. */
    public boolean accepts(@Nullable String token, long generation) {
        return visitor(token, generation).isPresent();
    }

    /** The visitor that the token admits; empty if it was not issued for this sale or has expired. */
    public Optional<Visitor> visitor(@Nullable String token, long generation) {
        if (token == null) {
            return Optional.empty();
        }
        String[] parts = token.split("\\.", 4);
        if (parts.length != 3 || !parts[0].equals(HEADER)) {
            return Optional.empty();
        }
        byte[] expected = signature(parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII);
        if (!MessageDigest.isEqual(expected, parts[2].getBytes(StandardCharsets.UTF_8))) {
            return Optional.empty();
        }
        try {
            Claims claims = Json.read(Base64.getUrlDecoder().decode(parts[1]), Claims.class);
            long leftMs = claims.exp().movePointRight(3).longValue() - clock.millis();
            return claims.sale() == generation && leftMs > 0
                    ? Optional.of(new Visitor(claims.sub(), leftMs))
                    : Optional.empty();
        } catch (IOException | IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }

    private String signature(String signed) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return encoded(mac.doFinal(signed.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("every Java has " + ALGORITHM, missing);
        }
    }

    private static String encoded(byte[] bytes) {
        return BASE64.encodeToString(bytes);
    }
}
