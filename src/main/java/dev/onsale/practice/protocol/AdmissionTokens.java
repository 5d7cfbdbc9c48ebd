package dev.onsale.practice.protocol;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.InstantSource;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Admission tokens: {@code queueId.expiresAtMs.signature}, where the signature is HMAC-SHA256 over the queue id, the
 * expiry and the sale's generation. Front and nodes check them with the same secret and ask nobody.
 */
public final class AdmissionTokens {
    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;
    private final InstantSource clock;

    public AdmissionTokens(String secret, InstantSource clock) {
        this.key = new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM);
        this.clock = clock;
    }

    public String issue(String queueId, long expiresAtMs, long generation) {
        return queueId + "." + expiresAtMs + "." + signature(queueId, expiresAtMs, generation);
    }

    /** Whether the token was issued for this sale and has not expired. */
    public boolean accepts(@Nullable String token, long generation) {
        if (token == null) {
            return false;
        }
        String[] parts = token.split("\\.", 4);
        if (parts.length != 3 || parts[1].length() > 18 || !parts[1].matches("\\d+")) {
            return false;
        }
        long expiresAtMs = Long.parseLong(parts[1]);
        byte[] expected = signature(parts[0], expiresAtMs, generation).getBytes(StandardCharsets.US_ASCII);
        boolean genuine = MessageDigest.isEqual(expected, parts[2].getBytes(StandardCharsets.UTF_8));
        return genuine && clock.millis() < expiresAtMs;
    }

    private String signature(String queueId, long expiresAtMs, long generation) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            byte[] code =
                    mac.doFinal((queueId + "|" + expiresAtMs + "|" + generation).getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(code);
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("every Java has " + ALGORITHM, missing);
        }
    }
}
