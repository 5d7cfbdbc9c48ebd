package dev.onsale.record;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The one digest used in records. */
public final class Digests {
    private Digests() {}

    public static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }
}
