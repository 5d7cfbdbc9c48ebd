package dev.onsale.record.files;

import dev.onsale.record.Digests;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** The folder name of a plan: its own name if that is a valid one. */
public final class PlanFolder {
    private static final int LENGTH_MAX = 60;

    private PlanFolder() {}

    /** Two plans never share a folder name: a changed name carries part of the original's digest. */
    public static String nameFor(String planName) {
        String safe = planName.replaceAll("[^A-Za-z0-9_-]", "-");
        if (safe.length() > LENGTH_MAX) {
            safe = safe.substring(0, LENGTH_MAX);
        }
        if (safe.equals(planName) && !safe.isEmpty()) {
            return safe;
        }
        byte[] digest = Digests.sha256().digest(planName.getBytes(StandardCharsets.UTF_8));
        return safe + "-" + HexFormat.of().formatHex(digest, 0, 4);
    }
}
